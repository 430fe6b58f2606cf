package org.lufcheck.verdict.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lufcheck.verdict.Cases;
import org.lufcheck.verdict.Examiner;
import org.lufcheck.verdict.Subject;
import org.lufcheck.verdict.Verdict;

final class ReplayTest {
  private static final Subject BROKEN = Cases.subject("R4-write-after-reclaim", "luf-v12");
  private static final TraceFile TRACE = TraceFile.of(Cases.examine(BROKEN), "text");

  private static Replay.Result replay(Subject subject, List<TraceFile.Step> steps) {
    return new Replay(new Examiner(subject, Cases.plan(1)).model()).run(steps);
  }

  private static List<TraceFile.Step> with(int at, TraceFile.Step step) {
    List<TraceFile.Step> steps = new ArrayList<>(TRACE.steps());
    steps.set(at, step);
    return steps;
  }

  static List<Subject> failing() {
    return Cases.expectedToFail();
  }

  @ParameterizedTest
  @MethodSource("failing")
  void everyShippedRunEndsTheSameWayAgain(Subject subject) {
    Verdict verdict = Cases.examine(subject);
    TraceFile trace = TraceFile.of(verdict, "text");
    Examiner examiner = new Examiner(subject, verdict.plan());

    Replay.Result result = new Replay(examiner.model()).run(trace.steps());

    assertThat(result.refusal()).isEmpty();
    assertThat(result.clause()).isEqualTo(verdict.falseClause());
    assertThat(result.story()).isEqualTo(verdict.shownBy().orElseThrow());
  }

  @Test
  void aRunWithoutItsLastStepEndsWell() {
    List<TraceFile.Step> steps = TRACE.steps();

    assertThat(replay(BROKEN, steps).ending()).isEqualTo(Replay.Ending.VIOLATED);
    assertThat(replay(BROKEN, steps.subList(0, steps.size() - 1)).ending())
        .isEqualTo(Replay.Ending.FINE);
  }

  @Test
  void stopsWhereAnotherKernelGoesOnDifferently() {
    Subject intended = Cases.subject("R4-write-after-reclaim", "luf-v12-intended");

    Replay.Result result = replay(intended, TRACE.steps());

    assertThat(result.ending()).isEqualTo(Replay.Ending.REFUSED);
    Replay.Refused refused = result.refusal().orElseThrow();
    assertThat(refused.step().name()).isEqualTo("generic_perform_write: copy 2 into F[0]");
    assertThat(refused.step().actor()).isEqualTo("T0");
    assertThat(refused.instead()).isEqualTo("try_to_unmap_flush: draw number");
    assertThat(result.story().steps()).hasSize(refused.number() - 1);
  }

  @Test
  void namesTheGuardThatRefuses() {
    TraceFile.Step early = TRACE.steps().get(TRACE.steps().size() - 2);
    assertThat(early.name()).startsWith("await");

    Replay.Refused refused = replay(BROKEN, with(1, early)).refusal().orElseThrow();

    assertThat(refused.number()).isEqualTo(2);
    assertThat(refused.reason()).isEqualTo("the flag does not have the awaited value");
  }

  @Test
  void refusesUnknownActorsStepsAndAlternatives() {
    assertThat(replay(BROKEN, with(0, new TraceFile.Step("T9", "load: v0", ""))).refusal())
        .hasValueSatisfying(r -> assertThat(r.reason()).contains("no T9"));
    assertThat(replay(BROKEN, with(0, new TraceFile.Step("T1", "store: v0", ""))).refusal())
        .hasValueSatisfying(r -> assertThat(r.instead()).isEqualTo("load: v0"));
    assertThat(replay(BROKEN, with(0, new TraceFile.Step("cpu1", "dances", ""))).refusal())
        .hasValueSatisfying(r -> assertThat(r.reason()).contains("cannot do that"));
    int choosing = choosing();
    TraceFile.Step step = TRACE.steps().get(choosing);
    assertThat(
            replay(BROKEN, with(choosing, new TraceFile.Step(step.actor(), step.name(), "pfn9")))
                .refusal())
        .hasValueSatisfying(r -> assertThat(r.reason()).contains("no alternative 'pfn9'"));
  }

  private static int choosing() {
    for (int i = 0; i < TRACE.steps().size(); i++) {
      if (!TRACE.steps().get(i).choice().isEmpty()) {
        return i;
      }
    }
    throw new AssertionError("no step with alternatives");
  }
}
