package org.lufcheck.verdict.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lufcheck.verdict.Cases;
import org.lufcheck.verdict.story.Story;

final class StoryTableTest {
  private static final Story STORY =
      Cases.examine(Cases.subject("R4-write-after-reclaim", "luf-v12")).shownBy().orElseThrow();

  @Test
  void hasALaneForEachCpuThatTakesPart() {
    List<String> lines = new StoryTable(STORY).lines(30, Set.of());

    assertThat(lines.get(0)).contains("step  cpu0", "cpu1", "cpu2", "changed");
    assertThat(lines).anyMatch(line -> line.indexOf("T1 ") == lines.get(0).indexOf("cpu1"));
    assertThat(lines).anyMatch(line -> line.indexOf("T0 ") == lines.get(0).indexOf("cpu0"));
  }

  @Test
  void marksWhereARunBeginsToRepeat() {
    Story lasso = new Story(STORY.start(), STORY.steps(), 10);
    List<String> lines = new StoryTable(lasso).lines(30, Set.of());

    int mark = lines.indexOf("        from here on it repeats for ever:");
    assertThat(mark).isPositive();
    assertThat(lines.get(mark - 1)).containsPattern("(^ *|-)10 ");
    assertThat(lines.get(mark + 1)).containsPattern("^ *11[- ]");
  }
}
