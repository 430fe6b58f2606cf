package org.lufcheck.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lufcheck.concurrent.Program;
import org.lufcheck.pathfinder.JpfJdk;
import org.lufcheck.programs.Programs;

/**
 * The table of docs/jpf.md is a measurement with Java PathFinder, which the build does not have. It
 * has to speak of the programs that there are, and of nothing but success.
 */
final class JpfDocTest {
  private final List<String> lines;

  JpfDocTest() throws IOException {
    lines = Document.of("docs/jpf.md").block("jpf").lines().toList();
  }

  @Test
  void namesEveryProgramWithItsVerdictsAndItsTwin() {
    List<List<String>> rows = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("| ") && !line.startsWith("| program |")) {
        String[] cells = line.substring(2).split(" \\| | \\|", -1);
        rows.add(List.of(cells[0], cells[3], cells[4], cells[6]));
      }
    }

    assertThat(rows)
        .containsExactlyElementsOf(Programs.all().stream().map(JpfDocTest::expected).toList());
  }

  private static List<String> expected(Program program) {
    return List.of(program.name(), "OK", program.seed(), "caught " + program.property());
  }

  @Test
  void saysWithWhichPathFinderItWasMeasured() {
    assertThat(lines.get(0)).matches("Explored by JPF " + JpfJdk.BRANCH + " [0-9a-f]{7}:");
  }
}
