package org.lufcheck.concurrent.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lufcheck.concurrent.Script;
import org.lufcheck.litmus.Litmus;

final class ChecksTest {
  private static final int RUNS = 10;

  static Stream<String> scenarios() {
    return Bed.SCENARIOS.all().stream()
        .filter(litmus -> Script.supports(litmus.setup()))
        .map(Litmus::name);
  }

  @Test
  void ourChecksReportAWriteThatAReaderMissesWhereThePostedChecksSeeNothing() {
    Bed posted = Bed.of("R4-write-after-reclaim", "luf-v12").alone();
    Bed own = Bed.of("R4-write-after-reclaim", "luf-v12").alone();
    PostedChecks theirs = posted.posted();
    OwnChecks ours = own.own();

    posted.writeAfterReclaim();
    own.writeAfterReclaim();

    assertThat(theirs.reports()).isEmpty();
    assertThat(ours.reports()).containsExactly(new Report("written", 1, "A.v0", 0b011));
    assertThat(theirs.cost().checks()).isPositive();
  }

  @Test
  void aReportReadsLikeAWarningOfTheKernel() {
    Bed bed = Bed.of("R4-write-after-reclaim", "luf-v12").alone();
    OwnChecks ours = bed.own();

    bed.writeAfterReclaim();

    assertThat(ours.reports().get(0).lines())
        .containsExactly(
            "BUG: stale translation: written", "  pfn1 may still be used by cpu0, cpu1 as A.v0");
  }

  @Test
  void bothReportAFrameThatLeavesTheAllocatorUnflushed() {
    Bed posted = Bed.of("R7-frame-reused", "luf-v12", "H18").alone();
    Bed own = Bed.of("R7-frame-reused", "luf-v12", "H18").alone();
    PostedChecks theirs = posted.posted();
    OwnChecks ours = own.own();

    posted.frameReused();
    own.frameReused();

    assertThat(theirs.reports()).extracting(Report::check).contains("exit");
    assertThat(ours.reports()).extracting(Report::check).containsExactly("reused");
  }

  @Test
  void neitherReportsAFrameThatTheTakeOffSectionFlushes() {
    Bed posted = Bed.of("R7-frame-reused", "luf-v12").alone();
    Bed own = Bed.of("R7-frame-reused", "luf-v12").alone();
    PostedChecks theirs = posted.posted();
    OwnChecks ours = own.own();

    posted.frameReused();
    own.frameReused();

    assertThat(theirs.reports()).isEmpty();
    assertThat(ours.reports()).isEmpty();
    assertThat(theirs.cost().updates()).isPositive();
    assertThat(ours.cost().updates()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void ourChecksSayNothingOfSafeKernelsOnRealThreads(String scenario) throws InterruptedException {
    for (String kernel : List.of("vanilla", "luf-repaired")) {
      for (int run = 0; run < RUNS; run++) {
        Bed bed = Bed.of(scenario, kernel);
        OwnChecks ours = bed.own();

        bed.run();

        assertThat(ours.reports()).as(kernel).isEmpty();
      }
    }
  }

  @Test
  void aReportComesBeforeTheOracleFindsTheReaderOutdated() {
    Bed bed = Bed.of("R4-write-after-reclaim", "luf-v12").alone();
    OwnChecks ours = bed.own();
    var m = bed.machine.memory;

    bed.writeAfterReclaim();
    boolean reported = !ours.reports().isEmpty();
    String before = bed.machine.observer.violation();
    bed.machine.observer.release(m.tasks[0], m.flags[0], 1);
    bed.machine.observer.acquire(m.tasks[1], m.flags[0]);
    bed.machine.access.load(m.tasks[1], 0);

    assertThat(reported).isTrue();
    assertThat(before).isEmpty();
    assertThat(bed.machine.observer.violation()).startsWith("S2");
  }
}
