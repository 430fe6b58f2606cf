package org.lufcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lufcheck.explore.Cancellation;

final class CheckCommandTest {
  private static final String SAFE = "R7-frame-reused";
  private static final String BROKEN = "R4-write-after-reclaim";

  private static final Path RESOURCES =
      Path.of(System.getProperty("basedir", "."), "test/resources/scenarios");

  @TempDir private Path folder = Path.of("");

  private Path scenario(String name, String expectation) throws IOException {
    Path file = folder.resolve(name + ".litmus");
    Files.writeString(
        file,
        """
        LUF %s
        (* Nothing happens. *)
        { file F = { 1 }; mm A { v0 -> F[0] shared read-only; } }
        T0 @ cpu0 in A { r1 = load(v0); }
        forbidden (T0:r1 = 2)
        expect { %s }
        """
            .formatted(name, expectation));
    return file;
  }

  @Test
  void endsWith0WhenNothingIsWrong() {
    Run run = Run.of("check", SAFE, "--variant", "luf-repaired");

    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.lines().get(0)).isEqualTo("OK within bounds");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void endsWith1AndTheTraceWhenSomethingIsWrong() {
    Run run = Run.of("check", BROKEN, "--variant", "luf-v12");

    assertThat(run.code()).isEqualTo(ExitCode.VIOLATION);
    assertThat(run.lines().get(0)).startsWith("BUG: ");
    assertThat(run.out()).doesNotContain("\033");
  }

  @Test
  void endsWith3WhenALimitIsReached() {
    Run run = Run.of("check", BROKEN, "--variant", "luf-repaired", "--max-states", "100");

    assertThat(run.code()).isEqualTo(ExitCode.LIMIT);
    assertThat(run.lines().get(0)).startsWith("limit reached: states");
  }

  @Test
  void endsWith4WhenSomethingIsNotModelled() {
    String file = RESOURCES.resolve("overflow.litmus").toString();
    Run run =
        Run.of("check", file, "--variant", "luf-v12-intended", "--no-reduction", "--search", "dfs");

    assertThat(run.code()).isEqualTo(ExitCode.NOT_MODELLED);
    assertThat(run.lines().get(0)).startsWith("NOT MODELLED: ");
  }

  @Test
  void endsWith0WhenEverythingIsAsExpectedEvenIfThatIsAViolation() {
    Run run = Run.of("check", SAFE);

    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).contains("viol. F1").contains("as expected, 0 not");
  }

  @Test
  void endsWith1WhenSomethingIsNotAsExpected() throws IOException {
    Run run = Run.of("check", scenario("wrong", "vanilla Sometimes").toString());

    assertThat(run.code()).isEqualTo(ExitCode.VIOLATION);
    assertThat(run.out()).contains("ok!");
    assertThat(run.out()).contains("unexpected: wrong on vanilla: expected Sometimes, found ok");
  }

  @Test
  void endsWith130AndWhatWasCoveredWhenInterrupted() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    Run run = Run.of(cancellation, false, "check", SAFE);

    assertThat(run.code()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(run.out()).contains("0 checks").contains("not begun");
  }

  @Test
  void highlightsTheTitleOnATerminalOnly() {
    Run run = Run.of(new Cancellation(), true, "check", BROKEN, "--variant", "luf-v12");

    assertThat(run.lines().get(0)).startsWith("\033[1;31mBUG: ").endsWith("\033[0m");
    assertThat(run.lines().subList(1, run.lines().size())).noneMatch(line -> line.contains("\033"));
  }

  @Test
  void printsTheSameForAnyNumberOfThreads() {
    Run one = Run.of("check", SAFE, BROKEN, "--threads", "1");
    Run four = Run.of("check", SAFE, BROKEN, "--threads", "4");

    assertThat(four).isEqualTo(one);
  }

  @Test
  void printsNothingWhenQuiet() {
    Run run = Run.of("check", BROKEN, "--variant", "luf-v12", "--quiet");

    assertThat(run).isEqualTo(new Run(ExitCode.VIOLATION, "", ""));
  }

  @Test
  void takesHooksOutAndPutsThemIn() {
    assertThat(Run.of("check", SAFE, "--variant", "luf-v12", "--without", "H18").code())
        .isEqualTo(ExitCode.VIOLATION);
    assertThat(Run.of("check", BROKEN, "--variant", "luf-v12", "--with", "batch-asks").code())
        .isEqualTo(ExitCode.OK);
  }

  @Test
  void namesTheUsersOwnFilesInTheCommandThatReproduces() throws IOException {
    String file = scenario("mine", "vanilla Never").toString();
    Run run = Run.of("check", file, "--variant", "vanilla");

    assertThat(run.lines().get(run.lines().size() - 1))
        .isEqualTo("again     lufcheck check " + file + " --variant vanilla");
  }

  @Test
  void readsModelsFromAFolder() throws IOException {
    Files.createDirectories(folder.resolve("litmus"));
    Files.createDirectories(folder.resolve("variants"));
    Files.writeString(
        folder.resolve("variants/plain.yaml"),
        """
        name: plain
        title: A kernel without LUF
        source: nobody
        deferral: none
        scope: owner
        hooks: [H15]
        guards: []
        """);
    Files.move(scenario("only", "plain Never"), folder.resolve("litmus/only.litmus"));

    Run run = Run.of("check", "--models", folder.toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).contains("only ");
  }
}
