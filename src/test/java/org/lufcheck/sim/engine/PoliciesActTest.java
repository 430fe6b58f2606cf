package org.lufcheck.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lufcheck.sim.engine.luf.FlushPolicy;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.MachineLibrary;
import org.lufcheck.sim.input.Workload;
import org.lufcheck.sim.result.FlushReason;
import org.lufcheck.sim.result.Shootdowns;
import org.lufcheck.sim.result.SimResult;
import org.lufcheck.variant.Variant;
import org.lufcheck.variant.VariantLibrary;
import org.lufcheck.variant.text.SourceText;

/** That whole runs do what policies and batches ask for. */
final class PoliciesActTest {
  private static final Machine MACHINE = Small.machine(8);
  private static final Workload WORKLOAD =
      Small.workload(2, Small.sweep(12, 2), Small.rewrite(2), Small.churn(64, 50));

  @Test
  void everyPolicyChangesTheShootdowns() {
    Shootdowns usual = run(new FlushPolicy.AtTakeOff());
    for (FlushPolicy policy :
        List.of(
            new FlushPolicy.PerPage(),
            new FlushPolicy.Background(16),
            new FlushPolicy.IdleFirst(),
            new FlushPolicy.Bounded(16, 1e6),
            new FlushPolicy.Piggyback())) {
      assertThat(run(policy)).as(policy.name()).isNotEqualTo(usual);
    }
  }

  @Test
  void onlyPoliciesThatFlushEarlyFlushInTheBackground() {
    assertThat(background(new FlushPolicy.Background(16))).isPositive();
    assertThat(background(new FlushPolicy.Bounded(16, 1e12))).isPositive();
    assertThat(background(new FlushPolicy.AtTakeOff())).isZero();
    assertThat(background(new FlushPolicy.IdleFirst())).isZero();
    assertThat(background(new FlushPolicy.Piggyback())).isZero();
  }

  private static long background(FlushPolicy policy) {
    return run(policy).of(FlushReason.BACKGROUND).operations();
  }

  @Test
  void aFlushOfReclaimCoversAtMostTheFoliosThatAreFreedTogether() {
    for (int most : new int[] {31, 4}) {
      Machine machine =
          MachineLibrary.shipped()
              .read(
                  SourceText.of(
                      "m.yaml",
                      "title: t\nextends: tiny-cxl\nkernel: {demotion: no, batches: {unmap: %d}}\n"
                          .formatted(most)))
              .machine();
      Variant vanilla = VariantLibrary.shipped().get("vanilla");
      Workload sweeps = Small.workload(2, Small.sweep(120, 2));
      SimResult result = Simulator.run(Setup.of(machine, sweeps, vanilla, 1), Watcher.NOBODY);
      assertThat(result.shootdowns().of(FlushReason.RECLAIM).pagesPerOperation())
          .isBetween(most / 2.0, (double) most);
    }
  }

  private static Shootdowns run(FlushPolicy policy) {
    Variant luf = VariantLibrary.shipped().get("luf-v12-intended");
    Setup setup = new Setup(MACHINE, WORKLOAD, luf.name(), luf.rules(), policy, 1, 1, 10);
    return Simulator.run(setup, Watcher.NOBODY).shootdowns();
  }
}
