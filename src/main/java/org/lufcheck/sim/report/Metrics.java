package org.lufcheck.sim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.lufcheck.sim.result.FlushReason;
import org.lufcheck.sim.result.Latencies;
import org.lufcheck.sim.result.NodePages;
import org.lufcheck.sim.result.Payer;
import org.lufcheck.sim.result.SimResult;

/** All numbers that reports show of a result. */
public final class Metrics {
  /** Shootdowns received by all CPUs. */
  public static final Metric RECEPTIONS =
      new Metric(
          "TLB shootdowns",
          "receptions",
          "received by all CPUs",
          Unit.COUNT,
          r -> r.shootdowns().receptions());

  /** Mean run time of the processes. */
  public static final Metric RUN_TIME =
      new Metric(
          "Run time", "run_time", "mean of all processes", Unit.SECONDS, SimResult::meanTimedNanos);

  /** 99.9th percentile of the latency of page allocation. */
  public static final Metric ALLOCATION_P999 =
      latency("p999", "p99.9", l -> l.percentileNanos(99.9));

  /** Completed walks of all kinds. */
  public static final Metric WALKS =
      new Metric("Completed page walks", "walks", "all", Unit.COUNT, r -> r.walks().total());

  private Metrics() {}

  /** The numbers of results that have the processes and nodes of this one. */
  public static List<Metric> of(SimResult like) {
    List<Metric> all = new ArrayList<>();
    runTimes(all, like);
    shootdowns(all);
    walks(all);
    paging(all);
    bill(all);
    all.add(latency("count", "allocations", l -> (double) l.count(), Unit.COUNT));
    all.add(latency("mean", "mean", Latencies::meanNanos));
    all.add(latency("p50", "p50", l -> l.percentileNanos(50)));
    all.add(latency("p99", "p99", l -> l.percentileNanos(99)));
    all.add(ALLOCATION_P999);
    all.add(latency("max", "max", Latencies::maxNanos));
    residency(all, like);
    kernelMemory(all, like);
    return List.copyOf(all);
  }

  private static void runTimes(List<Metric> all, SimResult like) {
    String group = RUN_TIME.group();
    all.add(RUN_TIME);
    for (int i = 0; i < like.processes().size() && like.processes().size() > 1; i++) {
      int at = i;
      String name = like.processes().get(i).name();
      all.add(
          new Metric(
              group,
              "run_time." + name,
              name,
              Unit.SECONDS,
              r -> r.processes().get(at).timedNanos()));
    }
    all.add(
        new Metric(
            group, "simulated", "until all have ended", Unit.SECONDS, SimResult::simulatedNanos));
  }

  private static void shootdowns(List<Metric> all) {
    String group = RECEPTIONS.group();
    all.add(RECEPTIONS);
    all.add(
        new Metric(
            group,
            "receptions.min",
            "least of a CPU",
            Unit.COUNT,
            r -> r.shootdowns().receivedByCpu().stream().mapToLong(x -> x).min().orElse(0)));
    all.add(
        new Metric(
            group,
            "receptions.max",
            "most of a CPU",
            Unit.COUNT,
            r -> r.shootdowns().receivedByCpu().stream().mapToLong(x -> x).max().orElse(0)));
    all.add(new Metric(group, "flushes", "flushes", Unit.COUNT, r -> r.shootdowns().operations()));
    for (FlushReason reason : FlushReason.values()) {
      String name = words(reason);
      all.add(
          new Metric(
              group,
              "flushes." + name,
              "flushes: " + name,
              Unit.COUNT,
              r -> r.shootdowns().of(reason).operations()));
    }
    all.add(
        new Metric(
            group,
            "targets_per_flush",
            "CPUs per flush",
            Unit.RATIO,
            r -> r.shootdowns().targetsPerOperation()));
    all.add(
        new Metric(
            group,
            "pages_per_flush",
            "pages per flush",
            Unit.RATIO,
            r -> r.shootdowns().pagesPerOperation()));
  }

  private static void walks(List<Metric> all) {
    String group = WALKS.group();
    all.add(WALKS);
    all.add(new Metric(group, "walks.load", "loads", Unit.COUNT, r -> r.walks().load()));
    all.add(new Metric(group, "walks.store", "stores", Unit.COUNT, r -> r.walks().store()));
    all.add(
        new Metric(
            group, "walks.instruction", "instructions", Unit.COUNT, r -> r.walks().instruction()));
    all.add(
        new Metric(
            group,
            "walks.refill",
            "of all, after flushes",
            Unit.COUNT,
            r ->
                (double) r.walks().refillLoad()
                    + r.walks().refillStore()
                    + r.walks().refillInstruction()));
  }

  private static void paging(List<Metric> all) {
    page(all, "visits", "page visits", r -> r.paging().visits());
    page(all, "page_ins", "read from storage", r -> r.paging().pageIns());
    page(all, "written", "written to storage", r -> r.paging().written());
    page(all, "unmaps", "PTEs unmapped by the kernel", r -> r.paging().unmaps());
    page(all, "deferred", "freed with the flush deferred", r -> r.paging().deferred());
    page(all, "scanned", "looked at by reclaim", r -> r.paging().scanned());
    page(all, "reclaimed", "reclaimed", r -> r.paging().reclaimed());
    page(all, "demoted", "demoted", r -> r.paging().demoted());
    page(
        all,
        "demotion_failures",
        "reclaimed: no room to demote",
        r -> r.paging().demotionFailures());
    page(all, "promoted", "promoted", r -> r.paging().promoted());
    page(all, "activated", "activated", r -> r.paging().activated());
    page(all, "refaults", "refaults", r -> r.paging().refaults());
    count(all, "minor_faults", "faults without storage", r -> r.paging().minorFaults());
    count(all, "major_faults", "faults that waited for storage", r -> r.paging().majorFaults());
    count(all, "hint_faults", "NUMA hint faults", r -> r.paging().hintFaults());
    count(all, "direct_reclaims", "direct reclaims", r -> r.paging().allocStalls());
    count(all, "kswapd_wakes", "wakes of kswapd", r -> r.paging().kswapdWakes());
    count(all, "refused_refills", "refills refused (LUF)", r -> r.paging().refusedRefills());
    count(all, "refused_pages", "pages refused (LUF)", r -> r.paging().refusedPages());
  }

  private static void page(
      List<Metric> all, String id, String label, ToDoubleFunction<SimResult> read) {
    all.add(new Metric("Pages and faults", id, label, Unit.PAGES, read));
  }

  private static void count(
      List<Metric> all, String id, String label, ToDoubleFunction<SimResult> read) {
    all.add(new Metric("Pages and faults", id, label, Unit.COUNT, read));
  }

  private static void bill(List<Metric> all) {
    for (Payer payer : Payer.values()) {
      String name = words(payer);
      all.add(
          new Metric(
              "Who paid, in seconds of a thread",
              "paid." + name,
              name,
              Unit.SECONDS,
              r -> r.bill().of(payer)));
    }
  }

  private static Metric latency(String id, String label, ToDoubleFunction<Latencies> read) {
    return latency(id, label, read, Unit.MICROS);
  }

  private static Metric latency(
      String id, String label, ToDoubleFunction<Latencies> read, Unit unit) {
    return new Metric(
        "Latency of page allocation",
        "allocation." + id,
        label,
        unit,
        r -> read.applyAsDouble(r.allocation()));
  }

  private static void residency(List<Metric> all, SimResult like) {
    int nodes = like.samples().isEmpty() ? 0 : like.samples().get(0).nodes().size();
    for (int i = 0; i < nodes; i++) {
      String name = like.samples().get(0).nodes().get(i).node();
      resident(all, i, name, "free", NodePages::free);
      resident(all, i, name, "pending", NodePages::pending);
      resident(all, i, name, "file", n -> (double) n.inactiveFile() + n.activeFile());
      resident(all, i, name, "anonymous", n -> (double) n.inactiveAnon() + n.activeAnon());
      resident(all, i, name, "kernel", NodePages::kernel);
    }
  }

  /** The mean over time of what a node holds. */
  private static void resident(
      List<Metric> all, int node, String name, String what, ToDoubleFunction<NodePages> read) {
    all.add(
        new Metric(
            "Residency, mean over time",
            "resident." + name + "." + what,
            name + ": " + what,
            Unit.PAGES,
            r ->
                r.samples().stream()
                    .mapToDouble(s -> read.applyAsDouble(s.nodes().get(node)))
                    .average()
                    .orElse(0)));
  }

  private static void kernelMemory(List<Metric> all, SimResult like) {
    String group = "Kernel memory at the end";
    for (int i = 0; i < like.kernelMemory().nodes().size(); i++) {
      int at = i;
      String name = like.kernelMemory().nodes().get(i).node();
      placed(all, group, name, "page tables", r -> r.kernelMemory().nodes().get(at).pageTables());
      placed(all, group, name, "slab", r -> r.kernelMemory().nodes().get(at).slab());
      placed(all, group, name, "stacks", r -> r.kernelMemory().nodes().get(at).stacks());
      placed(all, group, name, "struct pages", r -> r.kernelMemory().nodes().get(at).structPages());
      placed(all, group, name, "unpluggable", r -> r.kernelMemory().nodes().get(at).unpluggable());
    }
    all.add(
        new Metric(
            group,
            "kernel.failures",
            "failed allocations",
            Unit.COUNT,
            r -> r.kernelMemory().failures()));
    all.add(
        new Metric(
            group, "kernel.oom", "out of memory", Unit.COUNT, r -> r.kernelMemory().outOfMemory()));
    all.add(
        new Metric(
            group,
            "kernel.premature",
            "reclaimed too early",
            Unit.PAGES,
            r -> r.kernelMemory().prematureReclaims()));
    all.add(
        new Metric(
            group,
            "kernel.migrated",
            "moved by the policy",
            Unit.PAGES,
            r -> r.kernelMemory().migrated()));
  }

  private static void placed(
      List<Metric> all, String group, String node, String what, ToDoubleFunction<SimResult> read) {
    all.add(
        new Metric(
            group,
            "kernel." + node + "." + what.replace(' ', '_'),
            node + ": " + what,
            Unit.PAGES,
            read));
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
