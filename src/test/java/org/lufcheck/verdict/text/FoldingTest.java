package org.lufcheck.verdict.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lufcheck.verdict.Cases;
import org.lufcheck.verdict.story.Story;

final class FoldingTest {
  private static final Story STORY =
      Cases.examine(Cases.subject("R4-write-after-reclaim", "luf-v12")).shownBy().orElseThrow();

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 10, 15, 20, 40})
  void losesNoStep(int most) {
    List<Row> rows = new Folding(STORY, Set.of()).rows(most);

    int next = 1;
    for (Row row : rows) {
      assertThat(row.first()).isEqualTo(next);
      assertThat(row.main()).isBetween(row.first(), row.last());
      next = row.last() + 1;
    }
    assertThat(next).isEqualTo(STORY.steps().size() + 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 40})
  void neverFoldsStepsOfDifferentActors(int most) {
    for (Row row : new Folding(STORY, Set.of()).rows(most)) {
      assertThat(
              STORY.steps().subList(row.first() - 1, row.last()).stream()
                  .map(step -> step.actor())
                  .distinct())
          .hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 14, 16, 18})
  void foldsNoMoreThanItHasTo(int most) {
    assertThat(new Folding(STORY, Set.of()).rows(most)).hasSizeLessThanOrEqualTo(most);
    assertThat(new Folding(STORY, Set.of()).rows(most).size()).isGreaterThanOrEqualTo(most - 1);
  }
}
