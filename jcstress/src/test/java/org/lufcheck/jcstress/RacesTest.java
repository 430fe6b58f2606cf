package org.lufcheck.jcstress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lufcheck.cli.races.Race;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.StateCase;
import org.openjdk.jcstress.infra.runners.TestList;

/** Each race says what it is about, breaks where it says so, and forbids what it broke. */
final class RacesTest {
  private static final Path SOURCES =
      Path.of(System.getProperty("basedir", "."), "src/main/java/org/lufcheck/jcstress");
  private static final Pattern TEST = Pattern.compile("(?m)^ *@JCStressTest$");
  private static final Pattern FILE = Pattern.compile("([A-Z]\\w+_[0-9]{2}_\\w+)\\.java");

  @Test
  void everyTestOfTheSourcesIsInTheProgram() throws IOException {
    long written = 0;
    for (Path file : files()) {
      written += TEST.matcher(Files.readString(file)).results().count();
    }
    assertThat(TestList.tests()).isNotEmpty().hasSize((int) written);
  }

  @Test
  void everyFileIsARaceAndTellsHowToRunIt() throws Exception {
    List<String> names = Told.races().stream().map(Race::name).toList();

    assertThat(files().stream().map(RacesTest::name)).containsExactlyInAnyOrderElementsOf(names);
    for (Path file : files()) {
      assertThat(file).content().contains("$ ./lufcheck races " + name(file) + "\n");
    }
  }

  @Test
  void everyObligationOfTheSeriesIsRaced() throws Exception {
    assertThat(Told.races())
        .extracting(Race::about)
        .containsAll(IntStream.rangeClosed(1, 8).mapToObj(number -> "O" + number).toList())
        .contains("R10", "R11");
  }

  @Test
  void everyRaceHasABrokenVersionAndARightOneWithTheSameHazard() throws Exception {
    assertThat(Told.races())
        .allSatisfy(
            race -> {
              assertThat(race.versions()).extracting(Race.Version::broken).contains(true, false);
              assertThat(race.versions())
                  .extracting(Race.Version::hazard)
                  .doesNotContain("")
                  .containsOnly(race.versions().get(0).hazard());
            });
  }

  @Test
  void onlyRightVersionsForbid() throws Exception {
    assertThat(Told.races())
        .flatExtracting(Race::versions)
        .allSatisfy(
            version -> {
              List<Expect> expected =
                  TestList.getInfo(version.test()).cases().stream().map(StateCase::expect).toList();
              Expect hazard = version.broken() ? Expect.ACCEPTABLE_INTERESTING : Expect.FORBIDDEN;
              assertThat(expected).contains(hazard).isSubsetOf(Expect.ACCEPTABLE, hazard);
            });
  }

  @Test
  void twoProcessorsAreEnough() {
    assertThat(TestList.tests())
        .allSatisfy(test -> assertThat(TestList.getInfo(test).threads()).isEqualTo(2));
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      return files.filter(file -> !name(file).isEmpty()).sorted().toList();
    }
  }

  private static String name(Path file) {
    return FILE.matcher(file.getFileName().toString())
        .results()
        .map((MatchResult match) -> match.group(1))
        .findFirst()
        .orElse("");
  }
}
