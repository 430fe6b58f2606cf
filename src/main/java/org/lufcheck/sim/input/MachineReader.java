package org.lufcheck.sim.input;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Makes a machine of the keys of its file. */
final class MachineReader {
  private static final List<String> KEYS =
      List.of(
          "title", "extends", "cpus", "tlb", "walk", "ipi", "costs", "nodes", "storage", "kernel");

  /** Most CPUs: a set of them is one word of the simulator. */
  private static final int MOST_CPUS = 64;

  /** Most memory nodes that the simulator knows. */
  private static final int MOST_NODES = 4;

  private final Section root;

  MachineReader(Section root) {
    this.root = root.allowing(KEYS);
  }

  Machine read(String name) {
    return new Machine(
        name,
        root.text("title"),
        cpus(),
        tlb(),
        walk(),
        ipi(),
        costs(),
        nodes(),
        storage(),
        kernel());
  }

  private Cpus cpus() {
    Section s = root.section("cpus", List.of("cores", "threads-per-core", "smt-share"));
    Cpus cpus =
        new Cpus(
            s.small("cores", 1, MOST_CPUS),
            s.small("threads-per-core", 1, 2),
            s.quantity("smt-share", Dimension.SHARE, 0.1, 1));
    if (cpus.count() > MOST_CPUS) {
      throw s.source()
          .error(
              s.at("cores"),
              cpus.count() + " CPUs are more than the simulator knows",
              "at most " + MOST_CPUS + " CPUs");
    }
    return cpus;
  }

  private Tlb tlb() {
    Section s =
        root.section(
            "tlb",
            List.of(
                "load-entries",
                "store-entries",
                "instruction-entries",
                "shared-entries",
                "pde-entries",
                "pdpte-entries",
                "walkers",
                "pcids",
                "second-level"));
    return new Tlb(
        s.small("load-entries", 1, 1 << 20),
        s.small("store-entries", 1, 1 << 20),
        s.small("instruction-entries", 1, 1 << 20),
        s.small("shared-entries", 1, 1 << 20),
        s.small("pde-entries", 0, 1 << 20),
        s.small("pdpte-entries", 0, 1 << 20),
        s.small("walkers", 1, 64),
        s.small("pcids", 1, 4096),
        s.nanos("second-level"));
  }

  private WalkCosts walk() {
    Section s =
        root.section(
            "walk",
            List.of("cached-step", "llc-step", "leaf-miss-share", "upper-miss-share", "overlap"));
    return new WalkCosts(
        s.nanos("cached-step"),
        s.nanos("llc-step"),
        s.share("leaf-miss-share"),
        s.share("upper-miss-share"),
        s.share("overlap"));
  }

  private IpiCosts ipi() {
    Section s =
        root.section(
            "ipi",
            List.of(
                "base",
                "per-target",
                "delivery",
                "handler",
                "acknowledge",
                "local-flush",
                "local-page"));
    return new IpiCosts(
        s.nanos("base"),
        s.nanos("per-target"),
        s.nanos("delivery"),
        s.nanos("handler"),
        s.nanos("acknowledge"),
        s.nanos("local-flush"),
        s.nanos("local-page"));
  }

  private KernelCosts costs() {
    Section s =
        root.section(
            "costs",
            List.of(
                "fault",
                "map-page",
                "hint-fault",
                "cache-insert",
                "allocate",
                "refill-page",
                "free",
                "clear",
                "copy",
                "lru-lock",
                "scan-page",
                "unmap",
                "reclaim-page",
                "migrate-page",
                "protect-pte",
                "call",
                "switch"));
    return new KernelCosts(
        s.nanos("fault"),
        s.nanos("map-page"),
        s.nanos("hint-fault"),
        s.nanos("cache-insert"),
        s.nanos("allocate"),
        s.nanos("refill-page"),
        s.nanos("free"),
        s.nanos("clear"),
        s.nanos("copy"),
        s.nanos("lru-lock"),
        s.nanos("scan-page"),
        s.nanos("unmap"),
        s.nanos("reclaim-page"),
        s.nanos("migrate-page"),
        s.nanos("protect-pte"),
        s.nanos("call"),
        s.nanos("switch"));
  }

  private List<MemoryNode> nodes() {
    List<Section> sections = root.sections("nodes");
    if (sections.size() > MOST_NODES) {
      throw root.source()
          .error(root.at("nodes"), "too many nodes", "at most " + MOST_NODES + " nodes");
    }
    List<MemoryNode> nodes = sections.stream().map(MachineReader::node).toList();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < nodes.size(); i++) {
      Section s = sections.get(i);
      MemoryNode node = nodes.get(i);
      if (!names.add(node.name())) {
        throw s.source().error(s.at("name"), "two nodes are called '" + node.name() + "'");
      }
      if (i == 0 && node.tier() != MemoryNode.Tier.DRAM) {
        throw s.source().error(s.at("tier"), "the first node has the CPUs, so it is DRAM", "dram");
      }
    }
    return nodes;
  }

  private static MemoryNode node(Section s) {
    s.allowing(
        List.of(
            "name",
            "tier",
            "size",
            "reserved",
            "latency",
            "bandwidth",
            "loaded-latency",
            "write-share"));
    long size = s.bytes("size", 1 << 20);
    long reserved = s.optional("reserved", (section, key) -> section.bytes(key, 0)).orElse(0L);
    if (reserved > size / 2) {
      throw s.source()
          .error(
              s.at("reserved"), "more than half of the node is reserved", "at most half of size");
    }
    return new MemoryNode(
        s.text("name"),
        s.constant("tier", MemoryNode.Tier.class),
        size,
        reserved,
        s.quantity("latency", Dimension.TIME, 1, 1e9),
        s.rate("bandwidth"),
        s.number("loaded-latency", 1, 100),
        s.quantity("write-share", Dimension.SHARE, 0.01, 1));
  }

  private Storage storage() {
    Section s = root.section("storage", List.of("bandwidth", "latency", "depth"));
    return new Storage(s.rate("bandwidth"), s.nanos("latency"), s.small("depth", 1, 1 << 16));
  }

  private KernelSettings kernel() {
    Section s =
        root.section(
            "kernel",
            List.of(
                "min-free",
                "watermark-scale-factor",
                "huge-pages",
                "online",
                "auto-movable-ratio",
                "memmap-on-memory",
                "lru",
                "mask-clearing",
                "tiering",
                "demotion",
                "swap",
                "readahead",
                "fault-around",
                "batches",
                "numa",
                "preempt-count",
                "free-lists",
                "lru-lock-waits"));
    return new KernelSettings(
        minFree(s),
        s.small("watermark-scale-factor", 1, 3000),
        s.yes("huge-pages"),
        s.constant("online", KernelSettings.Online.class),
        s.quantity("auto-movable-ratio", Dimension.SHARE, 0, 100),
        s.yes("memmap-on-memory"),
        s.constant("lru", KernelSettings.Lru.class),
        s.constant("mask-clearing", KernelSettings.MaskClearing.class),
        s.yes("tiering"),
        s.yes("demotion"),
        s.bytes("swap", 0),
        s.bytes("readahead", 0),
        s.bytes("fault-around", Machine.PAGE),
        batches(s),
        numa(s),
        s.optional("preempt-count", Section::yes).orElse(true),
        s.optional(
                "free-lists",
                (section, key) -> section.constant(key, KernelSettings.FreeLists.class))
            .orElse(KernelSettings.FreeLists.SINGLE),
        s.optional(
                "lru-lock-waits",
                (section, key) -> section.constant(key, KernelSettings.LockWaits.class))
            .orElse(KernelSettings.LockWaits.INTERRUPTS_OFF));
  }

  private static OptionalLong minFree(Section s) {
    return s.optional("min-free", (section, key) -> section.bytes(key, 128 << 10))
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  private static KernelSettings.Batches batches(Section kernel) {
    Section s =
        kernel.section(
            "batches",
            List.of("pcp", "pcp-scale", "unmap", "migrate", "direct-reclaim", "flush-ceiling"));
    return new KernelSettings.Batches(
        s.small("pcp", 1, 1 << 16),
        s.small("pcp-scale", 0, 6),
        s.small("unmap", 1, 1 << 16),
        s.small("migrate", 1, 1 << 16),
        s.small("direct-reclaim", 1, 1 << 16),
        s.small("flush-ceiling", 0, 1 << 30));
  }

  private static KernelSettings.NumaLimits numa(Section kernel) {
    Section s =
        kernel.section(
            "numa",
            List.of(
                "threshold", "promote-rate", "scan-size", "scan-period-min", "scan-period-max"));
    return new KernelSettings.NumaLimits(
        s.nanos("threshold"),
        s.rate("promote-rate"),
        s.bytes("scan-size", Machine.PAGE),
        s.quantity("scan-period-min", Dimension.TIME, 1e6, Double.MAX_VALUE),
        s.quantity("scan-period-max", Dimension.TIME, 1e6, Double.MAX_VALUE));
  }
}
