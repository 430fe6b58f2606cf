package org.lufcheck.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.oracle.Property;
import org.lufcheck.sim.engine.log.Acceptor;
import org.lufcheck.sim.engine.log.Event;
import org.lufcheck.sim.engine.log.Recorder;
import org.lufcheck.sim.input.KernelSettings.FreeLists;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.Phase;
import org.lufcheck.sim.input.Workload;
import org.lufcheck.sim.result.FlushReason;
import org.lufcheck.sim.result.SimResult;

/** The simulator's LUF, judged by the events of small runs. */
final class EventLogTest {
  private static final Workload PRESSURE =
      Small.workload(2, Small.sweep(8, 2), Small.rewrite(2), Small.churn(64, 50));

  private static final Machine SINGLE = Small.machine(16);
  private static final Machine BUDDY =
      SINGLE.withKernel(SINGLE.kernel().withFreeLists(FreeLists.BUDDY));

  @ParameterizedTest
  @CsvSource({
    "vanilla, take-off, SINGLE",
    "luf-v12-intended, take-off, SINGLE",
    "luf-v12-intended, per-page, SINGLE",
    "luf-v12-intended, background, SINGLE",
    "luf-v12-intended, idle-first, SINGLE",
    "luf-v12-intended, bounded, SINGLE",
    "luf-v12-intended, piggyback, SINGLE",
    "luf-repaired, take-off, SINGLE",
    "luf-riding, piggyback, SINGLE",
    "luf-v10 with tag-kept, take-off, SINGLE",
    "vanilla, take-off, BUDDY",
    "luf-v12-intended, take-off, BUDDY",
    "luf-v12-intended, per-page, BUDDY",
    "luf-riding, piggyback, BUDDY",
  })
  void noFrameIsReusedWhileACpuCanReachIt(String variant, String policy, FreeLists free) {
    Recorder recorder = new Recorder();
    Machine machine = free == FreeLists.BUDDY ? BUDDY : SINGLE;
    SimResult result = run(machine, variant, policy, recorder, false);
    assertThat(result.complete()).isTrue();
    assertThat(result.paging().unmaps()).isPositive();
    assertThat(Acceptor.judge(recorder.events())).isEmpty();
  }

  @Test
  void withoutLufABuddyAllocatorChangesWhichFramesAreUsedAndNothingElse() {
    SimResult single = run("vanilla", "take-off", new Recorder(), false);
    SimResult buddy = run(BUDDY, "vanilla", "take-off", new Recorder(), false);
    assertThat(buddy.paging()).isEqualTo(single.paging());
    assertThat(buddy.shootdowns()).isEqualTo(single.shootdowns());
    assertThat(buddy.bill()).isEqualTo(single.bill());
  }

  @Test
  void aFlushThatIsSkippedForABlockIsRejectedToo() {
    Recorder recorder = new Recorder();
    run(BUDDY, "luf-v12-intended", "take-off", recorder, true);
    assertThat(Acceptor.judge(recorder.events()).orElseThrow().property()).isEqualTo(Property.F1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"luf-v12-intended", "luf-v10 with tag-kept"})
  void aSkippedFlushIsRejectedWithATrace(String variant) {
    Recorder recorder = new Recorder();
    run(variant, "take-off", recorder, true);
    Acceptor.Rejection rejection = Acceptor.judge(recorder.events()).orElseThrow();
    assertThat(rejection.property()).isEqualTo(Property.F1);
    assertThat(rejection.trace()).hasSizeGreaterThan(2);
    assertThat(rejection.trace())
        .extracting(Event::kind)
        .contains(Event.Kind.UNMAP, Event.Kind.FREE, Event.Kind.ALLOCATE);
  }

  /** As the checker rejects them: models/litmus/RX24-tag-lost-in-buddy.litmus. */
  @ParameterizedTest
  @CsvSource({
    "luf-v10, SINGLE",
    "luf-v12-intended without tag-kept, SINGLE",
    "luf-v12-intended without tag-kept, BUDDY"
  })
  void aKernelWhosePagesForgetWhatTheyOweIsRejected(String variant, FreeLists free) {
    Recorder recorder = new Recorder();
    run(free == FreeLists.BUDDY ? BUDDY : SINGLE, variant, "take-off", recorder, false);
    assertThat(Acceptor.judge(recorder.events()).orElseThrow().property()).isEqualTo(Property.F1);
  }

  /**
   * As the checker says of models/litmus/R4-write-after-reclaim.litmus. A file that is a little
   * larger than what stays in memory of it is read and rewritten again and again, so that pages are
   * written soon after they were reclaimed.
   */
  @ParameterizedTest
  @CsvSource({
    "luf-v10 with tag-kept, true",
    "luf-v12, true",
    "luf-v12-intended without H2, true",
    "luf-v12-intended, false",
    "luf-talk, false",
    "luf-repaired, false",
  })
  void aWriteThatAnotherCpuDoesNotSeeIsRejected(String variant, boolean rejected) {
    Set<Property> broken = EnumSet.noneOf(Property.class);
    for (long kibibytes = 5560; kibibytes < 6360; kibibytes += 32) {
      Phase rewrite = new Phase.WriteFile("log", kibibytes << 10, 6, 16384, 1000, true, true);
      Setup setup = Small.setup(SINGLE, Small.workload(2, rewrite), variant, "take-off");
      Recorder recorder = new Recorder();
      Simulator.run(setup, Watcher.NOBODY, recorder, false);
      Acceptor.judge(recorder.events()).ifPresent(found -> broken.add(found.property()));
    }
    assertThat(broken).isEqualTo(rejected ? Set.of(Property.S2) : Set.of());
  }

  /** W1: a write to a page that is mapped read-only; W2: mmap with PROT_WRITE. */
  @ParameterizedTest
  @EnumSource(
      value = Hook.class,
      names = {"W1", "W2"})
  void hooksOfV10FlushWhatTheSystemOwes(Hook hook) {
    Phase change =
        hook == Hook.W1
            ? new Phase.ProtectChurn("buffer", 1 << 16, 50, 1000, true)
            : Small.churn(64, 50);
    assertThat(hookFlushes(change, Set.of(hook))).isPositive();
    assertThat(hookFlushes(change, Set.of())).isZero();
  }

  /** In several runs: whether something is owed when a hook is reached depends on the seed. */
  private static long hookFlushes(Phase change, Set<Hook> hooks) {
    Workload workload = Small.workload(2, Small.sweep(10, 2), change);
    long flushes = 0;
    for (long seed = 1; seed <= 4; seed++) {
      Setup setup = Small.setup(SINGLE, workload, "luf-v10", "take-off", seed, 1);
      Setup hooked =
          new Setup(
              setup.machine(),
              setup.workload(),
              setup.variant(),
              setup.rules().withHooks(hooks),
              setup.policy(),
              setup.seed(),
              setup.grain(),
              setup.samples());
      SimResult result = Simulator.run(hooked, Watcher.NOBODY);
      flushes += result.shootdowns().of(FlushReason.HOOK).operations();
    }
    return flushes;
  }

  @Test
  void lufDefersWhatVanillaFlushes() {
    SimResult vanilla = run("vanilla", "take-off", new Recorder(), false);
    SimResult luf = run("luf-v12-intended", "take-off", new Recorder(), false);
    assertThat(vanilla.paging().deferred()).isZero();
    assertThat(luf.paging().deferred()).isPositive();
    assertThat(luf.shootdowns().receptions()).isLessThan(vanilla.shootdowns().receptions());
  }

  private static SimResult run(
      String variant, String policy, Recorder recorder, boolean seededBug) {
    return run(SINGLE, variant, policy, recorder, seededBug);
  }

  private static SimResult run(
      Machine machine, String variant, String policy, Recorder recorder, boolean seededBug) {
    Setup setup = Small.setup(machine, PRESSURE, variant, policy);
    return Simulator.run(setup, Watcher.NOBODY, recorder, seededBug);
  }
}
