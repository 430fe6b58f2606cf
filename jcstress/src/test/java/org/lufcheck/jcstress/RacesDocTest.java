package org.lufcheck.jcstress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lufcheck.cli.races.Race;
import org.lufcheck.cli.races.RaceTable;

/**
 * Holds docs/races.md to the races. Only what was seen on a machine cannot be derived: it is taken
 * from the document, and must be there for every broken version.
 */
final class RacesDocTest {
  private static final Path MODULE = Path.of(System.getProperty("basedir", "."));
  private static final Path DOCUMENT = MODULE.resolve("../docs/races.md");
  private static final Set<String> ANSWERS = Set.of("seen", "not seen");
  private static final int VERSION = 4;
  private static final int SEEN = 6;

  @Test
  void saysWhatTheRacesSay() throws Exception {
    List<Race> races = Told.races();
    Map<String, String> answers = answers(Files.readString(DOCUMENT));
    String now = Files.readString(DOCUMENT);
    String then = now;
    then = with(then, "races", RaceTable.lines(races, v -> answers.getOrDefault(key(v), "?")));
    then = with(then, "causes", RaceTable.causes(races));
    then = with(then, "models", RaceTable.models(races));

    Path should = MODULE.resolve("target/docs/races.md");
    Files.createDirectories(should.getParent());
    Files.writeString(should, then);
    assertThat(now.equals(then))
        .as("%s is out of date; %s is as it should be", DOCUMENT, should)
        .isTrue();
  }

  @Test
  void saysOfEveryBrokenVersionWhetherItWasSeenToBreak() throws Exception {
    Map<String, String> answers = answers(Files.readString(DOCUMENT));

    assertThat(Told.races())
        .flatExtracting(Race::versions)
        .filteredOn(Race.Version::broken)
        .allSatisfy(version -> assertThat(answers.get(key(version))).isIn(ANSWERS));
  }

  /** What the table says of each version, by race and version. */
  private static Map<String, String> answers(String document) {
    Map<String, String> answers = new HashMap<>();
    String race = "";
    for (String line : block(document, "races").lines().skip(2).toList()) {
      String[] cells = line.split("\\|", -1);
      String link = cells[2].strip();
      race = link.isEmpty() ? race : link.substring(1, link.indexOf(']'));
      answers.put(race + "." + cells[VERSION].strip().replace("`", ""), cells[SEEN].strip());
    }
    return answers;
  }

  private static String key(Race.Version version) {
    String test = version.test();
    return test.substring(test.lastIndexOf('.', test.lastIndexOf('.') - 1) + 1);
  }

  private static String block(String document, String name) {
    String begin = "<!-- " + name + ":begin -->\n";
    int from = document.indexOf(begin) + begin.length();
    int to = document.indexOf("<!-- " + name + ":end -->", from);
    assertThat(document).contains(begin);
    assertThat(to).isGreaterThanOrEqualTo(from);
    return document.substring(from, to);
  }

  private static String with(String document, String name, List<String> lines) throws IOException {
    String begin = "<!-- " + name + ":begin -->\n";
    return document.replace(begin + block(document, name), begin + String.join("\n", lines) + "\n");
  }
}
