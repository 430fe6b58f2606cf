package org.lufcheck.sim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lufcheck.sim.input.MachineLibrary;
import org.lufcheck.sim.input.Scale;
import org.lufcheck.sim.input.WorkloadLibrary;
import org.lufcheck.sim.result.Bill;
import org.lufcheck.sim.result.FlushCount;
import org.lufcheck.sim.result.FlushReason;
import org.lufcheck.sim.result.KernelMemory;
import org.lufcheck.sim.result.Latencies;
import org.lufcheck.sim.result.NodePages;
import org.lufcheck.sim.result.Paging;
import org.lufcheck.sim.result.Payer;
import org.lufcheck.sim.result.ProcessRun;
import org.lufcheck.sim.result.RunId;
import org.lufcheck.sim.result.Sample;
import org.lufcheck.sim.result.Shootdowns;
import org.lufcheck.sim.result.SimResult;
import org.lufcheck.sim.result.Walks;

/** Results written by hand, for tests of what is made of them. */
public final class Results {
  private Results() {}

  /** A result in which the numbers that comparisons look at are given. */
  public static SimResult of(
      String variant, long seed, double seconds, long receptions, Walks walks) {
    long nanos = Math.round(seconds * 1e9);
    return new SimResult(
        new RunId("tiny-cxl", "tiny-llama", variant, "-", "default", seed, 1),
        true,
        nanos,
        List.of(process("llama-0", nanos), process("llama-1", nanos)),
        shootdowns(receptions),
        walks,
        new Paging(1000, 10, 5, 50, 0, 70, 40, 3, 2, 60, 0, 20, 1, 0, 0, 0, 4, 6, 7, 1),
        new Bill(Stream.of(Payer.values()).map(p -> 1_000_000L * (p.ordinal() + 1)).toList()),
        new Latencies(
            List.of(
                new Latencies.Bucket(100, 989),
                new Latencies.Bucket(2_000, 10),
                new Latencies.Bucket(50_000, 1))),
        new KernelMemory(List.of(new KernelMemory.Placed("dram", 11, 12, 13, 14, 15)), 0, 0, 0, 0),
        List.of(sample(0, 0), sample(nanos / 2, receptions / 2), sample(nanos, receptions)));
  }

  private static ProcessRun process(String name, long nanos) {
    return new ProcessRun(name, 2, nanos, nanos, 500, List.of());
  }

  private static Shootdowns shootdowns(long receptions) {
    List<Long> cpus = new ArrayList<>();
    for (int cpu = 0; cpu < 4; cpu++) {
      cpus.add(receptions / 4);
    }
    Map<FlushReason, Long> share = Map.of(FlushReason.RECLAIM, 3L, FlushReason.TAKE_OFF, 1L);
    return new Shootdowns(
        cpus,
        Stream.of(FlushReason.values())
            .map(
                r -> {
                  long targets = receptions / 4 * share.getOrDefault(r, 0L);
                  return new FlushCount(r, targets / 3, targets, targets * 10);
                })
            .toList());
  }

  private static Sample sample(long nanos, long receptions) {
    NodePages dram = new NodePages("dram", 100, 10, 5, 200, 300, 40, 50, 60);
    return new Sample(nanos, List.of(dram), receptions, 0, 0, 0, 0, 0, 0);
  }

  /** A report on vanilla and LUF, two seeds each. */
  public static Report report() {
    Walks many = new Walks(1000, 800, 200, 500, 700, 190);
    Walks few = new Walks(520, 210, 40, 20, 30, 10);
    return new Report(
        inputs(),
        List.of(
            new Series(
                "vanilla",
                List.of(of("vanilla", 1, 10, 4000, many), of("vanilla", 2, 10.4, 4400, many))),
            new Series(
                "luf-v12-intended",
                List.of(
                    of("luf-v12-intended", 1, 10.1, 100, few),
                    of("luf-v12-intended", 2, 10.2, 120, few)))),
        List.of());
  }

  /** What that report says it simulated. */
  public static Inputs inputs() {
    return new Inputs(
        MachineLibrary.shipped().find("tiny-cxl"),
        WorkloadLibrary.shipped().find("tiny-llama"),
        Scale.FULL,
        1,
        List.of(1L, 2L),
        "lufcheck simulate --machine tiny-cxl --workload tiny-llama --seeds 2",
        "test");
  }
}
