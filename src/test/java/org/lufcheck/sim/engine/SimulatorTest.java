package org.lufcheck.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.function.ToLongFunction;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.MachineLibrary;
import org.lufcheck.sim.input.Phase;
import org.lufcheck.sim.input.Scale;
import org.lufcheck.sim.input.Workload;
import org.lufcheck.sim.result.Paging;
import org.lufcheck.sim.result.Sample;
import org.lufcheck.sim.result.SimResult;

/** Whole simulations at small scale. */
final class SimulatorTest {
  private static final long MIB = 1 << 20;
  private static final Machine MACHINE = Small.machine(4);
  private static final Workload SWEEPS = Small.workload(2, Small.sweep(36, 4));

  @Test
  void theSameSeedGivesTheSameResult() {
    assertThat(run("luf-v12-intended", 7, 1)).isEqualTo(run("luf-v12-intended", 7, 1));
  }

  @Test
  void allVisitsOfTheWorkloadAreMade() {
    SimResult result = run("vanilla", 1, 1);
    long visits = 2 * 4 * (36 * 256 + 64);
    assertThat(result.complete()).isTrue();
    assertThat(result.paging().visits()).isEqualTo(visits);
    assertThat(result.processes()).allSatisfy(p -> assertThat(p.visits()).isEqualTo(visits / 2));
  }

  @Test
  void noPageIsLostOrMadeUp() {
    SimResult result = run("luf-v12-intended", 1, 1);
    for (Sample sample : result.samples()) {
      assertThat(Small.inHands(MACHINE, sample))
          .as("frames in the hands of tasks or of reclaim at %d ns", sample.nanos())
          .isBetween(0L, 64L);
    }
  }

  @Test
  void nothingIsUnmappedWhenEverythingFits() {
    Workload fits = Small.workload(2, Small.sweep(5, 4));
    for (String variant : new String[] {"vanilla", "luf-v12-intended"}) {
      SimResult result =
          Simulator.run(Small.setup(MACHINE, fits, variant, "take-off"), Watcher.NOBODY);
      assertThat(result.paging().unmaps()).isZero();
      assertThat(result.shootdowns().receptions()).isZero();
      assertThat(result.paging().pageIns()).isEqualTo(2 * 5 * 256);
    }
  }

  @Test
  void aWatcherEndsTheRunEarly() {
    Setup setup = Small.setup(MACHINE, SWEEPS, "vanilla", "take-off");
    SimResult result = Simulator.run(setup, (nanos, visits, expected) -> false);
    assertThat(result.complete()).isFalse();
    assertThat(result.paging().visits()).isPositive();
  }

  @Test
  void coarserGrainsCountAboutTheSame() {
    SimResult fine = run("vanilla", 1, 1);
    SimResult coarse = run("vanilla", 1, 16);
    assertThat(coarse.paging().visits()).isCloseTo(fine.paging().visits(), within(64L));
    assertThat((double) coarse.paging().pageIns())
        .isCloseTo((double) fine.paging().pageIns(), Percentage.withPercentage(5));
  }

  /**
   * Where a chunk is small beside the watermarks: the talk's machine in small, under pressure from
   * two processes of 15 threads.
   */
  @Test
  void chunksOf16PagesCountWhatSinglePagesCountWithinThreePerCent() {
    Machine machine =
        MachineLibrary.shipped().find("xeon6430-cxl").machine().scaled(new Scale(1, 24));
    Workload sweeps =
        Small.workload(15, new Phase.Sweep("w", 4400 * MIB, 2, 71 * MIB, 2000, MIB, true, true));
    Paging fine = paging(machine, sweeps, 1);
    Paging coarse = paging(machine, sweeps, 16);

    assertThat(fine.reclaimed()).isPositive();
    Map<String, ToLongFunction<Paging>> counts =
        Map.of(
            "visits", Paging::visits,
            "page-ins", Paging::pageIns,
            "unmaps", Paging::unmaps,
            "scanned", Paging::scanned,
            "reclaimed", Paging::reclaimed,
            "minor faults", Paging::minorFaults);
    counts.forEach(
        (name, count) ->
            assertThat((double) count.applyAsLong(coarse))
                .as(name)
                .isCloseTo((double) count.applyAsLong(fine), Percentage.withPercentage(3)));
  }

  private static Paging paging(Machine machine, Workload workload, int grain) {
    return Simulator.run(
            Small.setup(machine, workload, "vanilla", "take-off", 1, grain), Watcher.NOBODY)
        .paging();
  }

  private static SimResult run(String variant, long seed, int grain) {
    return Simulator.run(
        Small.setup(MACHINE, SWEEPS, variant, "take-off", seed, grain), Watcher.NOBODY);
  }
}
