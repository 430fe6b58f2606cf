package org.lufcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.lufcheck.explore.Cancellation;
import org.lufcheck.pathfinder.FakeJpf;

/** {@code lufcheck jpf}, with a fake installation and with none. */
final class JpfCommandTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void ownExplorerFindsTheProgramRightAndItsTwinWrong() {
    Run run = Run.of("jpf", "--own", "04-write");

    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.lines().get(1)).matches("04-write +[0-9,]+ +[0-9.]+ +OK +H2 .*caught S2");
    assertThat(run.lines().get(2))
        .isEqualTo("1 of 1 programs as expected (lufcheck's own explorer)");
  }

  @Test
  void showsTheRunThatCatchesATwinOnlyWhenAsked() {
    assertThat(Run.of("jpf", "--own", "04").out()).doesNotContain("BUG:");

    assertThat(Run.of("jpf", "--own", "--runs", "04").lines())
        .contains("BUG: S2: the load returned an older version of a file page than its thread knew")
        .contains("because")
        .anyMatch(line -> line.contains("T1 load v0 (walk)"));
  }

  @Test
  void printsJson() throws IOException {
    JsonNode root = new ObjectMapper().readTree(Run.of("jpf", "--own", "04", "--json").out());

    assertThat(root.path("command").asText()).isEqualTo("jpf");
    JsonNode program = root.path("programs").path(0);
    assertThat(program.path("asExpected").asBoolean()).isTrue();
    assertThat(program.path("answer").path("states").asLong()).isPositive();
    assertThat(program.path("twin").path("property").asText()).isEqualTo("S2");
    assertThat(program.path("twin").path("run").path(0).path("step").asText()).isNotEmpty();
  }

  @Test
  void aLimitIsNoVerdict() {
    assertThat(Run.of(cancelled(), false, "jpf", "--own").code()).isEqualTo(ExitCode.INTERRUPTED);
  }

  private static Cancellation cancelled() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    return cancellation;
  }

  @Test
  void saysWhatIsWrongWithAnInstallation() {
    Run run = Run.of("jpf", "--jpf-home", folder.toString());

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).startsWith("lufcheck: --jpf-home: ").contains("has no jpf.properties");
  }

  @Test
  void saysThatAFolderIsNoJdk() throws IOException {
    Path home = FakeJpf.in(folder, "explored");
    Run run = Run.of("jpf", "--jpf-home", home.toString(), "--jdk", folder.toString());

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).startsWith("lufcheck: --jdk: ").contains("is not a JDK");
  }

  @Test
  @EnabledForJreRange(max = JRE.JAVA_17)
  void aTwinThatIsNotCaughtIsAnError() throws IOException {
    Path home = FakeJpf.in(folder, "explored");
    Run run = Run.of("jpf", "--jpf-home", home.toString(), "04");

    assertThat(run.code()).isEqualTo(ExitCode.VIOLATION);
    assertThat(run.lines().get(1)).contains(" 1,234 ").endsWith("not caught");
    assertThat(run.lines().get(2)).contains("0 of 1").contains("JPF a-branch 0123456");
  }

  @Test
  @EnabledForJreRange(max = JRE.JAVA_17)
  void anExplorerThatFailsLeavesTheVerdictOpen() throws IOException {
    Path home = FakeJpf.in(folder, "no end");
    Run run = Run.of("jpf", "--jpf-home", home.toString(), "04");

    assertThat(run.code()).isEqualTo(ExitCode.LIMIT);
    assertThat(run.lines().get(1)).contains("error: no run of the program came to its end");
  }
}
