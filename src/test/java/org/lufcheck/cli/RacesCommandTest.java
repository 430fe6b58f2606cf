package org.lufcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lufcheck.explore.Cancellation;

/** What {@code lufcheck races} makes of what the other program tells. */
final class RacesCommandTest {
  private static final Path DOCUMENTS = Path.of(System.getProperty("basedir", "."), "..", "docs");

  @TempDir private Path folder = Path.of("");

  private Run races(List<String> arguments, String... messages) throws IOException {
    Path jar = FakeRaces.jar(folder, messages);
    Stream<String> command = Stream.of("races", "--jar", jar.toString());
    return Run.of(Stream.concat(command, arguments.stream()).toArray(String[]::new));
  }

  private static String[] allAsItShouldBe() {
    return new String[] {
      FakeRaces.planned(),
      FakeRaces.result("Plain", 7),
      FakeRaces.result("Barrier", 0),
      FakeRaces.finished()
    };
  }

  @Test
  void whatABrokenVersionShowsIsNoMistake() throws IOException {
    Run run = races(List.of(), allAsItShouldBe());

    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.lines().get(0)).startsWith("OK: ");
    assertThat(run.lines().get(1))
        .isEqualTo("     1 race, 2 tests: 1 right and 1 broken, of which 1 were seen to break");
    assertThat(run.out())
        .contains("broken  Plain            seen 7 times in 1,007: The frame can be read!")
        .contains("right   Barrier          never in 1,000")
        .contains("model   lufcheck check G-done-marks --without mark-after-flush (F1)")
        .contains("it is another one");
    assertThat(run.err()).isEmpty();
    assertThat(run.lines()).allSatisfy(l -> assertThat(l).hasSizeLessThanOrEqualTo(100));
  }

  @Test
  void whatWasNotSeenIsExplained() throws IOException {
    Run run =
        races(
            List.of(),
            FakeRaces.planned(),
            FakeRaces.result("Plain", 0),
            FakeRaces.result("Barrier", 0),
            FakeRaces.finished());

    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).contains("not seen in 1,000; the JIT can");
  }

  @Test
  void aForbiddenOutcomeIsAViolationWithATraceOfTheModel() throws IOException {
    Run run =
        races(
            List.of(),
            FakeRaces.planned(),
            FakeRaces.result("Plain", 7),
            FakeRaces.result("Barrier", 3),
            FakeRaces.finished());

    assertThat(run.code()).isEqualTo(ExitCode.VIOLATION);
    assertThat(run.lines().get(0)).startsWith("BUG: ");
    assertThat(run.out())
        .contains(
            "right   Barrier          FORBIDDEN, seen 3 times in 1,003: The frame can be read!")
        .contains("lufcheck check G-done-marks --without mark-after-flush (F1)");
  }

  @Test
  void aTestWithoutResultDidNotRun() throws IOException {
    Run run =
        races(List.of(), FakeRaces.planned(), FakeRaces.result("Plain", 7), FakeRaces.finished());

    assertThat(run.code()).isEqualTo(ExitCode.LIMIT);
    assertThat(run.lines().get(0)).isEqualTo("INCOMPLETE: 1 test did not run");
    assertThat(run.out()).contains("right   Barrier          did not run");
  }

  @Test
  void aTestThatFailsDidNotRun() throws IOException {
    Run run =
        races(
            List.of(),
            FakeRaces.planned(),
            FakeRaces.result("Plain", 7),
            FakeRaces.problem("Barrier"),
            FakeRaces.finished());

    assertThat(run.code()).isEqualTo(ExitCode.LIMIT);
    assertThat(run.out()).contains("did not run: VM_ERROR: out of memory");
  }

  @Test
  void aProgramThatEndsEarlyHasItsLastWordsRepeated() throws IOException {
    Run run = races(List.of(), FakeRaces.planned());

    assertThat(run.code()).isEqualTo(ExitCode.LIMIT);
    assertThat(run.lines().get(0)).isEqualTo("INCOMPLETE: 2 tests did not run");
    assertThat(run.out()).contains("log  as JCStress would say");
  }

  @Test
  void aRaceIsNamedByWhatItIsAbout() throws IOException {
    assertThat(races(List.of("--list", "o4")).lines())
        .containsExactly("Mark_01_Order  O4: flush, then mark");
    assertThat(races(List.of("--list", "Mark")).code()).isEqualTo(ExitCode.OK);

    Run unknown = races(List.of("Mark_01_Ordre"));
    assertThat(unknown.code()).isEqualTo(ExitCode.USAGE);
    assertThat(unknown.err()).contains("did you mean 'Mark_01_Order'?");
  }

  @Test
  void saysWhereThereAreNoRaces() {
    Run run = Run.of("races", "--jar", folder.resolve("none.jar").toString());

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("none.jar: there are no races here");
  }

  @Test
  void showsProgressOnATerminalOnly() throws IOException {
    Path jar = FakeRaces.jar(folder, allAsItShouldBe());
    Run run = Run.of(new Cancellation(), true, "races", "--jar", jar.toString());

    assertThat(run.err()).contains("races: preparing").contains("2/2 runs");
    assertThat(races(List.of(), allAsItShouldBe()).err()).isEmpty();
  }

  @Test
  void leavesNothingBehind() throws IOException {
    Set<String> before = temporary();
    races(List.of(), allAsItShouldBe());

    assertThat(temporary()).isSubsetOf(before);
  }

  private static Set<String> temporary() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return new TreeSet<>(
          files.map(Path::toString).filter(name -> name.contains("lufcheck-races")).toList());
    }
  }

  @Test
  void jsonHasOnlyDocumentedFields() throws IOException {
    JsonNode root = new ObjectMapper().readTree(races(List.of("--json"), allAsItShouldBe()).out());

    assertThat(root.get("command").asText()).isEqualTo("races");
    assertThat(root.get("races").get(0).get("versions").get(0).get("hazards").asInt()).isEqualTo(7);
    Set<String> names = new TreeSet<>();
    fields(root, names);
    String document = Files.readString(DOCUMENTS.resolve("json.md"));
    String section = document.substring(document.indexOf("\n## races"));
    assertThat(names)
        .filteredOn(name -> !Set.of("command", "lufcheck").contains(name))
        .allSatisfy(name -> assertThat(section).contains("`" + name + "`"));
  }

  private static void fields(JsonNode node, Set<String> names) {
    node.fieldNames().forEachRemaining(names::add);
    node.forEach(child -> fields(child, names));
  }
}
