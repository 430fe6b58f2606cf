package org.lufcheck.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.MachineLibrary;
import org.lufcheck.sim.input.Stated;
import org.lufcheck.sim.input.WorkloadLibrary;
import org.lufcheck.variant.text.SourceText;

/** A value of a machine that could be anything would be a lie: changing it has to change a run. */
final class EveryKeyCountsTest {
  /**
   * A name, or acts only where it is tested: in a zone of more than 1 GiB, or by the zone layout.
   */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "title",
          "nodes.0.name",
          "nodes.0.tier",
          "nodes.1.name",
          "nodes.1.tier",
          "kernel.huge-pages",
          "kernel.preempt-count",
          "kernel.batches.pcp");

  /** What to try instead; half of it or the opposite where nothing is said. */
  private static final Map<String, String> OTHER =
      Map.ofEntries(
          Map.entry("tlb.pcids", "1"),
          Map.entry("tlb.walkers", "1"),
          Map.entry("walk.upper-miss-share", "50 %"),
          Map.entry("walk.overlap", "50 %"),
          Map.entry("tlb.pdpte-entries", "0"),
          Map.entry("storage.bandwidth", "100 MB/s"),
          Map.entry("storage.depth", "1"),
          Map.entry("kernel.watermark-scale-factor", "1000"),
          Map.entry("kernel.online", "online_kernel"),
          Map.entry("kernel.auto-movable-ratio", "50 %"),
          Map.entry("kernel.mask-clearing", "lazy"),
          Map.entry("kernel.swap", "64 MiB"),
          Map.entry("kernel.lru", "mglru"),
          Map.entry("kernel.free-lists", "buddy"),
          Map.entry("kernel.lru-lock-waits", "interrupts_on"),
          Map.entry("kernel.batches.unmap", "4"),
          Map.entry("kernel.batches.flush-ceiling", "0"),
          Map.entry("kernel.batches.migrate", "1"),
          Map.entry("kernel.numa.threshold", "1 us"),
          Map.entry("kernel.numa.promote-rate", "1 MB/s"),
          Map.entry("kernel.numa.scan-size", "16 KiB"),
          Map.entry("kernel.numa.scan-period-min", "2 ms"),
          Map.entry("kernel.numa.scan-period-max", "1 ms"));

  private static final String WORKLOAD =
      """
      title: a little of everything
      programs:
        - name: readers
          copies: 2
          threads: 3
          spinning: yes
          hot-pages: {load: 300, store: 300, instruction: 300}
          phases:
            - {kind: sweep, on: w, size: 12 MiB, sweeps: 2, matrix: 1 MiB, compute: 1 us, written: 512 KiB, sequential: no}
            - {kind: protect-churn, on: p, size: 64 KiB, operations: 40, compute: 1 us}
        - name: users
          copies: 2
          threads: 2
          hot-pages: {load: 2, store: 2, instruction: 1}
          phases:
            - {kind: lookup, on: table, size: 6 MiB, backing: anonymous, operations: 20 k, skew: 0.9, write-share: 20 %, compute: 100 ns}
            - {kind: write-file, on: log, size: 1 MiB, passes: 2, request: 16 KiB, compute: 1 us, mapped: yes}
            - {kind: map-churn, on: m, size: 64 KiB, operations: 40, compute: 1 us}
      """;

  /** The machine of the talk with three CPUs of two threads and 24 MiB. */
  private static String text() {
    return MachineLibrary.shipped()
        .find("xeon6430-cxl")
        .source()
        .text()
        .replace("cores: 32", "cores: 3")
        .replace("size: 42 GiB", "size: 8 MiB")
        .replace("size: 96 GiB", "size: 16 MiB")
        .replace("reserved: 0.4 GiB", "reserved: 1 MiB")
        .replace("load-entries: 96", "load-entries: 16")
        .replace("instruction-entries: 256", "instruction-entries: 16")
        .replace("shared-entries: 2048", "shared-entries: 128")
        .replace("pde-entries: 32", "pde-entries: 2")
        .replace("huge-pages: yes", "huge-pages: no")
        .replace("online: online_movable", "online: auto_movable")
        .replace("scan-period-min: 1 s", "scan-period-min: 1 ms")
        .replace("scan-period-max: 60 s", "scan-period-max: 8 ms");
  }

  @Test
  void changingAnyValueOfAMachineChangesTheRun() {
    String text = text();
    String usual = run(text);
    List<String> without = new ArrayList<>();
    for (Stated stated : MachineLibrary.shipped().read(SourceText.of("m.yaml", text)).stated()) {
      if (!ELSEWHERE.contains(stated.key()) && run(changed(text, stated)).equals(usual)) {
        without.add(stated.key() + ": " + other(stated));
      }
    }
    assertThat(without).as("values without effect").isEmpty();
  }

  private static String changed(String text, Stated stated) {
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    int line = stated.at().line() - 1;
    lines.set(line, lines.get(line).replace(": " + stated.value(), ": " + other(stated)));
    return String.join("\n", lines);
  }

  private static String other(Stated stated) {
    String value = stated.value();
    if (OTHER.containsKey(stated.key())) {
      return OTHER.get(stated.key());
    }
    if (value.equals("yes") || value.equals("no")) {
      return value.equals("yes") ? "no" : "yes";
    }
    String number = value.split(" ", 2)[0];
    double half = Double.parseDouble(number) / 2;
    String written = half == Math.rint(half) ? Long.toString((long) half) : Double.toString(half);
    boolean whole = !value.contains(" ") && half != Math.rint(half);
    return value.replace(number, whole ? Long.toString((long) Math.max(1, half)) : written);
  }

  private static String run(String text) {
    Machine machine = MachineLibrary.shipped().read(SourceText.of("m.yaml", text)).machine();
    var workload = WorkloadLibrary.read(SourceText.of("w.yaml", WORKLOAD)).workload();
    Setup setup = Small.setup(machine, workload, "luf-v12-intended", "take-off");
    return Simulator.run(setup, Watcher.NOBODY).toString();
  }
}
