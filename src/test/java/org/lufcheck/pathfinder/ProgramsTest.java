package org.lufcheck.pathfinder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lufcheck.concurrent.Program;
import org.lufcheck.concurrent.explore.Limits;
import org.lufcheck.concurrent.record.Entry;
import org.lufcheck.programs.Programs;

/** Every program is right and every twin is caught, also where JPF is not installed. */
final class ProgramsTest {
  /** Far more than any of them needs. */
  private static final Limits LIMITS = Limits.complete(Duration.ofMinutes(2));

  private static final Path CLASSES =
      Path.of(System.getProperty("basedir", "."), "target/classes").toAbsolutePath();

  static Stream<String> programs() {
    return Programs.all().stream().map(Program::name);
  }

  @ParameterizedTest
  @MethodSource("programs")
  void isRightInEveryScheduleAndItsTwinIsCaught(String name) {
    Program program = Programs.named(List.of(name)).get(0);
    OwnExplorer explorer = new OwnExplorer(LIMITS);

    Answer answer = explorer.explore(program, false);
    Answer twin = explorer.explore(program, true);

    Row row = new Row(program, answer, twin);
    assertThat(List.of(row.verdict(), row.twinVerdict()))
        .containsExactly("OK", "caught " + program.property());
    assertThat(row.standing()).isEqualTo(Row.Standing.AS_EXPECTED);
    assertThat(((Answer.Violated) twin).run()).extracting(Entry::step).isNotEmpty();
  }

  @Test
  void theRunOfATwinIsToldByTheModelWithItsReasons() {
    List<String> lines = runOfTwin("03-write-fault-window");

    assertThat(lines.get(0)).startsWith("BUG: S2: ");
    assertThat(lines)
        .contains("because")
        .anyMatch(line -> line.startsWith("false:   the load at "))
        .anyMatch(line -> line.contains("H4 (handle_mm_fault) asks for a flush of cpu1"));
  }

  @Test
  void aRunThatTheModelDoesNotHaveIsListedAndItIsSaidWhy() {
    List<String> lines = runOfTwin("11-fold-against-take-off");

    assertThat(lines).doesNotContain("because");
    assertThat(lines).anyMatch(line -> line.startsWith("   1  "));
    assertThat(lines).anyMatch(line -> line.startsWith("the model does not have this run: "));
  }

  private static List<String> runOfTwin(String name) {
    Program program = Programs.named(List.of(name)).get(0);

    return ReportText.run(program, true, new OwnExplorer(LIMITS).explore(program, true));
  }

  /** Otherwise there is no race, and nothing to explore. */
  @ParameterizedTest
  @MethodSource("programs")
  void hasMoreThanOneSchedule(String name) {
    Program program = Programs.named(List.of(name)).get(0);

    assertThat(new OwnExplorer(LIMITS).explore(program, false).effort().states()).isGreaterThan(1);
  }

  @Test
  void namesAreUniqueAndInTheOrderOfTheirNumbers() {
    assertThat(programs()).doesNotHaveDuplicates().isSorted().hasSizeGreaterThanOrEqualTo(12);
  }

  /**
   * Java PathFinder names the lambdas of a class Name$0, Name$1 and so on, and confuses them with
   * the anonymous classes that the compiler names so.
   */
  @Test
  void noLambdaHasTheNameOfAnAnonymousClass() throws Exception {
    List<String> confused = new ArrayList<>();
    for (String folder : List.of("concurrent", "programs", "kernel/rules")) {
      try (Stream<Path> files = Files.walk(CLASSES.resolve("org/lufcheck").resolve(folder))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
          for (int i = 0; i < lambdas(file); i++) {
            Path other = Path.of(file.toString().replace(".class", "$" + i + ".class"));
            if (Files.exists(other)) {
              confused.add(other.getFileName().toString());
            }
          }
        }
      }
    }
    assertThat(confused).isEmpty();
  }

  private static long lambdas(Path file) throws ClassNotFoundException {
    String path = CLASSES.relativize(file).toString();
    String name = path.substring(0, path.length() - ".class".length()).replace('/', '.');
    Class<?> type = Class.forName(name, false, ProgramsTest.class.getClassLoader());
    return Stream.of(type.getDeclaredMethods())
        .filter(m -> m.isSynthetic() && m.getName().startsWith("lambda$"))
        .count();
  }
}
