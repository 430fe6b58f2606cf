package org.lufcheck.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Holds docs/debug-checks.md to what is found, and our debug checks to what they promise. */
final class DebugChecksDocTest {
  private static final List<String> SAFE = List.of("vanilla", "luf-repaired", "luf-riding");

  private static final DebugSurvey.Sight NOTHING = new DebugSurvey.Sight(Optional.empty(), true);

  private static final class Once {
    static final List<DebugSurvey.Row> ROWS = DebugSurvey.rows(Survey.findings().verdicts());
    static final List<DebugSurvey.Quiet> QUIET = DebugSurvey.quiet(Survey.findings().verdicts());
  }

  @Test
  void everyRunThatGoesWrongIsReportedAtTheLatestInTheStepThatDoes() {
    assertThat(Once.ROWS)
        .hasSizeGreaterThan(100)
        .filteredOn(row -> !row.missed().equals(NOTHING) || row.own().isEmpty())
        .extracting(row -> row.subject().litmus().name() + " on " + row.subject().kernel())
        .isEmpty();
  }

  @Test
  void nothingIsReportedOfSafeKernels() {
    assertThat(Once.QUIET)
        .filteredOn(q -> SAFE.contains(q.subject().kernel()))
        .hasSize(SAFE.size() * Survey.SCENARIOS.all().size())
        .filteredOn(q -> !q.own().equals(NOTHING))
        .extracting(q -> q.subject().litmus().name() + " on " + q.subject().kernel())
        .isEmpty();
  }

  @Test
  void costIsWhatIsCounted() throws IOException {
    Document.of("docs/debug-checks.md").with("cost", DebugCost.lines()).isWhatTheFileSays();
  }

  @Test
  void tablesAreWhatWasFound() throws IOException {
    DebugTables tables = new DebugTables(Once.ROWS, Once.QUIET);

    Document.of("docs/debug-checks.md")
        .with("totals", tables.totals())
        .with("checks", tables.checks())
        .with("alarms", tables.alarms())
        .with("all", tables.all())
        .isWhatTheFileSays();
  }
}
