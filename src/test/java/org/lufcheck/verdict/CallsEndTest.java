package org.lufcheck.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lufcheck.explore.ProgressCheck;
import org.lufcheck.explore.SearchResult;

final class CallsEndTest {
  private static SearchResult check(Subject subject) {
    Plan plan = Cases.plan(1);
    CallsEnd calls = new CallsEnd(new Examiner(subject, plan).model());
    return new ProgressCheck(calls, calls, calls.fairActors(), plan.search()).run();
  }

  @Test
  void aCallThatWaitsForEverIsFound() {
    assertThat(check(Cases.subject("G-irqs-off", "luf-v12-intended", "atomic-context")))
        .isInstanceOfSatisfying(
            SearchResult.NoProgress.class,
            found -> assertThat(found.name()).startsWith("the call of T").endsWith(" ends"));
  }

  @Test
  void callsEndWhenNobodyIsStarved() {
    assertThat(check(Cases.subject("G-irqs-off", "luf-v12-intended")))
        .isInstanceOf(SearchResult.Exhausted.class);
  }
}
