package org.lufcheck.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lufcheck.sim.engine.log.Acceptor;
import org.lufcheck.sim.engine.log.EventLog;
import org.lufcheck.sim.engine.log.Recorder;
import org.lufcheck.sim.engine.luf.FlushPolicy;
import org.lufcheck.sim.engine.place.Placement;
import org.lufcheck.sim.input.KernelSettings.NumaLimits;
import org.lufcheck.sim.input.KernelSettings.Online;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.Phase;
import org.lufcheck.sim.input.Phase.Backing;
import org.lufcheck.sim.input.Workload;
import org.lufcheck.sim.result.SimResult;
import org.lufcheck.variant.VariantLibrary;

/** Promotion, demotion and kernel memory on two tiers. */
final class TieringTest {
  private static final long MIB = 1 << 20;

  /** More than the fast node, with hot places everywhere. */
  private static final Workload TABLE =
      Small.workload(
          2, new Phase.Lookup("table", 12 * MIB, Backing.ANONYMOUS, 400_000, 0.9, 0.2, 200, true));

  @Test
  void hotAnonymousPagesArePromoted() {
    SimResult result = run(TABLE, Online.ONLINE_MOVABLE, true, Placement.DEFAULT, EventLog.NONE);
    assertThat(result.paging().hintFaults()).isPositive();
    assertThat(result.paging().promoted()).isPositive();
  }

  @Test
  void promotionLeavesNoStaleTranslationOfAReusedFrame() {
    Recorder recorder = new Recorder();
    run(TABLE, Online.ONLINE_MOVABLE, true, Placement.DEFAULT, recorder);
    assertThat(Acceptor.judge(recorder.events())).isEqualTo(Optional.empty());
  }

  @Test
  void filesThatAreOnlyReadAreNeverPromoted() {
    Workload weights = Small.workload(2, new Phase.Stream("weights", 14 * MIB, 6, 2000, true));
    SimResult result = run(weights, Online.ONLINE_MOVABLE, true, Placement.DEFAULT, EventLog.NONE);
    assertThat(result.paging().demoted()).isPositive();
    assertThat(result.paging().hintFaults()).isZero();
    assertThat(result.paging().promoted()).isZero();
  }

  @Test
  void nothingIsPromotedWithoutTiering() {
    SimResult result = run(TABLE, Online.ONLINE_MOVABLE, false, Placement.DEFAULT, EventLog.NONE);
    assertThat(result.paging().hintFaults()).isZero();
  }

  @Test
  void movableMemoryHoldsNoKernelMemoryAndCanBeUnplugged() {
    var kernel =
        run(TABLE, Online.ONLINE_MOVABLE, true, Placement.DEFAULT, EventLog.NONE).kernelMemory();
    assertThat(kernel.nodes().get(1).pageTables()).isZero();
    assertThat(kernel.nodes().get(1).unpluggable())
        .isEqualTo(Small.machine(4).nodes().get(1).pages());
  }

  @Test
  void normalMemoryTakesPageTablesUnlessAPolicyForbids() {
    var anywhere = run(TABLE, Online.ONLINE_KERNEL, true, Placement.DEFAULT, EventLog.NONE);
    var fast = run(TABLE, Online.ONLINE_KERNEL, true, Placement.FAST_NODEMASK, EventLog.NONE);
    assertThat(anywhere.kernelMemory().nodes().get(0).pageTables()).isPositive();
    assertThat(fast.kernelMemory().nodes().get(1).pageTables()).isZero();
    assertThat(fast.kernelMemory().outOfMemory()).isZero();
  }

  private static SimResult run(
      Workload workload, Online online, boolean tiering, Placement placement, EventLog log) {
    var variant = VariantLibrary.shipped().get("luf-v12-intended");
    Setup setup =
        new Setup(
            machine(online, tiering),
            workload,
            variant.name(),
            variant.rules(),
            new FlushPolicy.AtTakeOff(),
            placement,
            1,
            1,
            5);
    return Simulator.run(setup, Watcher.NOBODY, log, false);
  }

  /** 16 MiB fast, 32 MiB slow; scans come every 5 ms, for runs of less than a second. */
  private static Machine machine(Online online, boolean tiering) {
    Machine machine = Small.machine(4);
    NumaLimits limits = new NumaLimits(1e9, 1e9, 256 * MIB, 5e6, 50e6);
    return machine.withKernel(
        machine.kernel().withOnline(online).withTiering(tiering).withNuma(limits));
  }
}
