package org.lufcheck.sim.input;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes a workload of the keys of its file. */
final class WorkloadReader {
  private static final List<String> PROGRAM =
      List.of("name", "copies", "threads", "cpus", "start", "spinning", "hot-pages", "phases");

  /** Most operations and passes: what a {@code double} counts exactly. */
  private static final double MOST = 0x1p53;

  private static final int MOST_THREADS = 1 << 16;

  /** How a kind of phase is read. */
  private record Kind(List<String> keys, Function<Section, Phase> read) {}

  private static final Map<String, Kind> KINDS =
      new TreeMap<>(
          Map.of(
              "sweep",
              new Kind(
                  List.of("sweeps", "matrix", "compute", "written", "sequential"),
                  WorkloadReader::sweep),
              "populate",
              new Kind(List.of("sequential"), WorkloadReader::populate),
              "stream",
              new Kind(List.of("passes", "compute"), WorkloadReader::stream),
              "lookup",
              new Kind(
                  List.of("backing", "operations", "skew", "write-share", "compute"),
                  WorkloadReader::lookup),
              "write-file",
              new Kind(
                  List.of("passes", "request", "compute", "mapped"), WorkloadReader::writeFile),
              "map-churn",
              new Kind(List.of("operations", "compute"), WorkloadReader::mapChurn),
              "protect-churn",
              new Kind(List.of("operations", "compute"), WorkloadReader::protectChurn),
              "allocate",
              new Kind(List.of("operations", "pause"), WorkloadReader::allocate)));

  private final Section root;

  WorkloadReader(Section root) {
    this.root = root.allowing(List.of("title", "programs"));
  }

  Workload read(String name) {
    String title = root.text("title");
    List<Program> programs = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Section s : root.sections("programs")) {
      programs.add(program(s.allowing(PROGRAM)));
      if (!names.add(programs.get(programs.size() - 1).name())) {
        throw s.source().error(s.at("name"), "two programs have the same name");
      }
    }
    return new Workload(name, title, programs);
  }

  private static Program program(Section s) {
    String name = s.text("name");
    int copies = s.optional("copies", (x, k) -> x.small(k, 1, 1024)).orElse(1);
    int threads = s.small("threads", 1, MOST_THREADS);
    double start = s.optional("start", Section::nanos).orElse(0.0);
    boolean spinning = s.optional("spinning", Section::yes).orElse(false);
    Section hot = s.section("hot-pages", List.of("load", "store", "instruction"));
    Program.HotPages pages =
        new Program.HotPages(
            hot.number("load", 0, 1e4),
            hot.number("store", 0, 1e4),
            hot.number("instruction", 0, 1e4));
    List<Phase> phases = s.sections("phases").stream().map(WorkloadReader::phase).toList();
    return new Program(name, copies, threads, s.cpus("cpus"), start, spinning, pages, phases);
  }

  private static Phase phase(Section s) {
    String kind = s.text("kind");
    Kind known = KINDS.get(kind);
    if (known == null) {
      throw s.source().unknown(s.at("kind"), "kind of phase", kind, KINDS.keySet());
    }
    return known
        .read()
        .apply(
            s.allowing(
                Stream.concat(Stream.of("kind", "on", "size", "timed"), known.keys().stream())
                    .toList()));
  }

  private static Phase sweep(Section s) {
    return new Phase.Sweep(
        s.text("on"),
        size(s),
        s.count("sweeps", 1, MOST),
        s.bytes("matrix", Machine.PAGE),
        s.nanos("compute"),
        s.bytes("written", 0),
        s.yes("sequential"),
        timed(s));
  }

  private static Phase populate(Section s) {
    return new Phase.Populate(s.text("on"), size(s), s.yes("sequential"), timed(s));
  }

  private static Phase stream(Section s) {
    return new Phase.Stream(
        s.text("on"), size(s), s.count("passes", 1, MOST), s.nanos("compute"), timed(s));
  }

  private static Phase lookup(Section s) {
    Phase.Backing backing = s.constant("backing", Phase.Backing.class);
    double writes = s.share("write-share");
    if (backing == Phase.Backing.FILE && writes > 0) {
      throw s.source()
          .error(
              s.at("write-share"), "a file is mapped read-only here", "0 %, or backing: anonymous");
    }
    return new Phase.Lookup(
        s.text("on"),
        size(s),
        backing,
        s.count("operations", 1, MOST),
        s.number("skew", 0, 5),
        writes,
        s.nanos("compute"),
        timed(s));
  }

  private static Phase writeFile(Section s) {
    return new Phase.WriteFile(
        s.text("on"),
        size(s),
        s.count("passes", 1, MOST),
        s.bytes("request", Machine.PAGE),
        s.nanos("compute"),
        s.yes("mapped"),
        timed(s));
  }

  private static Phase mapChurn(Section s) {
    return new Phase.MapChurn(
        s.text("on"), size(s), s.count("operations", 1, MOST), s.nanos("compute"), timed(s));
  }

  private static Phase protectChurn(Section s) {
    return new Phase.ProtectChurn(
        s.text("on"), size(s), s.count("operations", 1, MOST), s.nanos("compute"), timed(s));
  }

  private static Phase allocate(Section s) {
    return new Phase.Allocate(
        s.text("on"), size(s), s.count("operations", 1, MOST), s.nanos("pause"), timed(s));
  }

  private static long size(Section s) {
    return s.bytes("size", Machine.PAGE);
  }

  private static boolean timed(Section s) {
    return s.optional("timed", Section::yes).orElse(true);
  }
}
