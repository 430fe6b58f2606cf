package org.lufcheck.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lufcheck.explore.Bound;
import org.lufcheck.explore.Cancellation;
import org.lufcheck.explore.ProgressListener;
import org.lufcheck.kernel.Reduction;
import org.lufcheck.kernel.oracle.Clause;
import org.lufcheck.kernel.oracle.Property;

final class ExaminerTest {
  private static final Subject BROKEN = Cases.subject("R4-write-after-reclaim", "luf-v12");
  private static final Subject SAFE = Cases.subject("R4-write-after-reclaim", "luf-repaired");

  @Test
  void findsTheFalseClauseAndTheRunThatShowsIt() {
    Verdict verdict = Cases.examine(BROKEN);

    assertThat(verdict).isInstanceOf(Verdict.Violated.class);
    assertThat(verdict.falseClause()).contains(Clause.OUTDATED_FILE);
    assertThat(verdict.shownBy().orElseThrow().steps()).isNotEmpty();
    assertThat(verdict.run().orElseThrow().length())
        .isEqualTo(verdict.shownBy().orElseThrow().steps().size());
  }

  @Test
  void countsTheStepsThatWereNeverTaken() {
    Coverage coverage = Cases.examine(SAFE).coverage();

    assertThat(coverage.taken()).isPositive();
    assertThat(coverage.taken() + coverage.never().size()).isEqualTo(coverage.all());
  }

  @Test
  void saysWhichBoundWasReached() {
    Plan plan = Cases.plan(1);
    var few = plan.search().withBounds(plan.search().bounds().withMaxStates(100));

    assertThat(Cases.examine(SAFE, Plan.of(few)))
        .isInstanceOfSatisfying(
            Verdict.LimitReached.class, v -> assertThat(v.bound()).isEqualTo(Bound.STATES));
    var brief = plan.search().withBounds(plan.search().bounds().withMaxTime(Duration.ofNanos(1)));
    assertThat(Cases.examine(SAFE, Plan.of(brief)))
        .isInstanceOfSatisfying(
            Verdict.LimitReached.class, v -> assertThat(v.bound()).isEqualTo(Bound.TIME));
  }

  @Test
  void stopsWhenItIsCancelled() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();

    Verdict verdict =
        new Examiner(SAFE, Cases.plan(1)).examine(ProgressListener.SILENT, cancellation);

    assertThat(verdict).isInstanceOf(Verdict.Interrupted.class);
  }

  @Test
  void seesThatCallsEndInTheRepairedKernel() {
    Plan plan = Cases.plan(1);
    Plan progress = new Plan(plan.search(), Reduction.ALL, Method.BFS, Set.of(), 1, 1, true);

    assertThat(Cases.examine(Cases.subject("R7-frame-reused", "luf-repaired"), progress))
        .isInstanceOf(Verdict.Ok.class);
  }

  @Test
  void saysWhoIsStuckAndWhy() {
    Verdict verdict =
        Cases.examine(Cases.subject("G-irqs-off", "luf-v12-intended", "atomic-context"));

    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Deadlocked.class,
            v -> assertThat(v.stuck()).anyMatch(line -> line.contains("flush IPI")));
  }

  @Test
  void judgesOtherPropertiesOnRequest() {
    Plan plan = Cases.plan(1).watching(Set.of(Property.V1));
    Verdict verdict = Cases.examine(Cases.subject("R4-write-after-reclaim", "vanilla"), plan);

    assertThat(verdict.falseClause().map(Clause::property)).contains(Property.V1);
  }

  @Test
  void findsRealViolationsByOtherSearchesToo() {
    Plan plan = Cases.plan(1);
    Subject shallow = Cases.subject("R7-frame-reused", "luf-v12", "H18");
    for (Method method : Method.values()) {
      var bounds = plan.search().bounds().withMaxDepth(2000);
      var search = plan.search().withBounds(bounds);
      Plan other = new Plan(search, Reduction.ALL, method, Set.of(), 1, 100_000, false);
      assertThat(Cases.examine(shallow, other).falseClause())
          .as(method.name())
          .contains(Clause.NEW_OWNER);
    }
  }
}
