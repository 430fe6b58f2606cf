package org.lufcheck.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lufcheck.kernel.oracle.Property;

/** The reviewers' rules: who breaks them, and which of them is too weak. */
class RulesTest {
  private static final long ENOUGH = 400_000;
  private static final List<Property> RULES =
      List.of(Property.D1B, Property.D1A, Property.D2B, Property.D2A, Property.V1);
  private static final List<String> KERNELS =
      List.of("vanilla", "luf-v12", "luf-v12-intended", "luf-repaired");
  private static final List<String> SCENARIOS =
      List.of(
          "R1-mprotect-after-migration",
          "R4-write-after-reclaim",
          "R5-two-mappings",
          "R6-write-after-migration",
          "R7-frame-reused",
          "R8-remote-change",
          "R9-reader-without-fault",
          "RX3-window-after-fault",
          "RX4-fork-and-migration");

  private record Cell(String scenario, String kernel, Property rule) {
    Finding found() {
      return Case.of(scenario, kernel).search(Set.of(rule), ENOUGH);
    }

    /** The property that is violated first, and after how many steps. */
    String text() {
      Finding found = found();
      String first = found.property().map(p -> p + " " + found.length()).orElse("-");
      return found.limited() ? Finding.LIMIT : first;
    }
  }

  @Test
  void areBrokenByTheseKernels() throws IOException {
    List<Cell> cells = new ArrayList<>();
    for (String scenario : SCENARIOS) {
      for (Property rule : RULES) {
        KERNELS.forEach(kernel -> cells.add(new Cell(scenario, kernel, rule)));
      }
    }
    List<String> texts = Searches.map(cells, Cell::text);
    StringBuilder table = new StringBuilder(row("scenario", "rule", KERNELS));
    for (int i = 0; i < cells.size(); i += KERNELS.size()) {
      Cell cell = cells.get(i);
      table.append(row(cell.scenario(), cell.rule().name(), texts.subList(i, i + KERNELS.size())));
    }
    Golden.verify("rules.txt", table.toString());
  }

  private static String row(String scenario, String rule, List<String> cells) {
    String line = cells.stream().map(c -> String.format("%-18s", c)).collect(Collectors.joining());
    return String.format("%-29s%-6s%s", scenario, rule, line).stripTrailing() + "\n";
  }

  /**
   * A thread reads outdated contents while the call that rewrote the PTE has not returned: to flush
   * when it returns, which is all that the after-form asks for, is too late.
   */
  @Test
  void theAfterFormOfTheFirstRuleIsTooWeak() {
    Finding found = new Cell("RX3-window-after-fault", "luf-v12-intended", Property.D1A).found();

    assertThat(found.property()).isEqualTo(Optional.of(Property.S2));
  }

  /** The before-form is broken on the way to the same outdated load. */
  @Test
  void theBeforeFormOfTheFirstRuleCatchesWhatTheAfterFormMisses() {
    Finding found = new Cell("RX3-window-after-fault", "luf-v12-intended", Property.D1B).found();

    assertThat(found.property()).isEqualTo(Optional.of(Property.D1B));
  }

  /** Even vanilla lets an outdated page be read between __remove_mapping() and its flush. */
  @Test
  void vanillaHasAWindowOfItsOwn() {
    Finding found = new Cell("R4-write-after-reclaim", "vanilla", Property.V1).found();

    assertThat(found.property()).isEqualTo(Optional.of(Property.V1));
  }
}
