package org.lufcheck.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lufcheck.sim.engine.log.Acceptor;
import org.lufcheck.sim.engine.log.EventLog;
import org.lufcheck.sim.engine.log.Recorder;
import org.lufcheck.sim.input.KernelSettings.Lru;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.Phase;
import org.lufcheck.sim.input.Phase.Backing;
import org.lufcheck.sim.input.Workload;
import org.lufcheck.sim.result.Sample;
import org.lufcheck.sim.result.SimResult;

/** Whole runs on the multi-generational LRU. */
final class MglruRunTest {
  private static final long MIB = 1 << 20;
  private static final Machine CLASSIC = Small.machine(4);
  private static final Machine MACHINE = CLASSIC.withKernel(CLASSIC.kernel().withLru(Lru.MGLRU));
  private static final Workload SWEEPS = Small.workload(2, Small.sweep(36, 4));
  private static final Workload MIXED =
      Small.workload(2, Small.sweep(8, 2), Small.rewrite(2), Small.churn(64, 50));

  @Test
  void theSameSeedGivesTheSameResult() {
    assertThat(run(MACHINE, SWEEPS, 1)).isEqualTo(run(MACHINE, SWEEPS, 1));
  }

  @Test
  void allVisitsAreMadeAndNoPageIsLost() {
    SimResult result = run(MACHINE, SWEEPS, 1);
    assertThat(result.complete()).isTrue();
    assertThat(result.paging().visits()).isEqualTo(2 * 4 * (36 * 256 + 64));
    for (Sample sample : result.samples()) {
      assertThat(Small.inHands(MACHINE, sample))
          .as("frames in the hands of tasks or of reclaim at %d ns", sample.nanos())
          .isBetween(0L, 128L);
    }
  }

  @Test
  void pagesAreReclaimedAndDemoted() {
    SimResult result = run(MACHINE, SWEEPS, 1);
    assertThat(result.paging().reclaimed()).isPositive();
    assertThat(result.paging().demoted()).isPositive();
  }

  @Test
  void coarserChunksRunToTheEnd() {
    SimResult result = run(MACHINE, SWEEPS, 16);
    assertThat(result.complete()).isTrue();
    assertThat(result.paging().reclaimed()).isPositive();
  }

  /** Hot pages among many that are used once: generations keep them in memory. */
  @Test
  void pagesInConstantUseAreKept() {
    Workload table =
        Small.workload(
            2, new Phase.Lookup("table", 30 * MIB, Backing.FILE, 100_000, 1.1, 0, 200, true));
    SimResult skewed = run(MACHINE, table, 1);
    long lookups = skewed.paging().visits();
    assertThat(skewed.paging().activated()).isPositive();
    assertThat(skewed.paging().majorFaults()).isLessThan(lookups / 4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vanilla", "luf-v12-intended", "luf-repaired"})
  void noFrameIsReusedWhileACpuCanReachIt(String variant) {
    Machine tiny = Small.machine(16);
    Machine machine = tiny.withKernel(tiny.kernel().withLru(Lru.MGLRU));
    Recorder recorder = new Recorder();
    SimResult result =
        Simulator.run(
            Small.setup(machine, MIXED, variant, "take-off"), Watcher.NOBODY, recorder, false);
    assertThat(result.complete()).isTrue();
    assertThat(result.paging().unmaps()).isPositive();
    assertThat(Acceptor.judge(recorder.events())).isEmpty();
  }

  private static SimResult run(Machine machine, Workload workload, int grain) {
    return Simulator.run(
        Small.setup(machine, workload, "luf-v12-intended", "take-off", 1, grain),
        Watcher.NOBODY,
        EventLog.NONE,
        false);
  }
}
