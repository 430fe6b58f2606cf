package org.lufcheck.pathfinder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lufcheck.concurrent.Program;
import org.lufcheck.concurrent.record.Entry;
import org.lufcheck.explore.Cancellation;
import org.lufcheck.pathfinder.Answer.Effort;
import org.lufcheck.programs.Programs;
import org.lufcheck.variant.text.InputException;

/** A JVM of its own for each run, and no verdict that JPF has not earned. */
final class PathfinderTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir private Path folder = Path.of("");

  private final Program program = Programs.all().get(0);
  private final Cancellation cancellation = new Cancellation();

  private Answer answer(String behaviour, Duration limit) throws IOException {
    JpfHome home = JpfHome.at(FakeJpf.in(folder, behaviour), "test");
    try (Pathfinder pathfinder =
        new Pathfinder(home, jdk(), List.of(Path.of("classes")), limit, cancellation)) {
      return pathfinder.explore(program, false);
    }
  }

  private static JpfJdk jdk() {
    return new JpfJdk(Path.of(System.getProperty("java.home")));
  }

  @Test
  void believesACompleteSearch() throws IOException {
    Answer answer = answer("explored", LONG);

    assertThat(answer).isInstanceOf(Answer.Explored.class);
    assertThat(answer.effort().states()).isEqualTo(1234);
  }

  @Test
  void doesNotBelieveASearchThatHitALimit() throws IOException {
    assertThat(answer("limit", LONG))
        .isInstanceOfSatisfying(
            Answer.Limited.class, a -> assertThat(a.bound()).isEqualTo("depth limit reached: 10"));
  }

  @Test
  void doesNotBelieveASearchInWhichNoRunEnds() throws IOException {
    assertThat(answer("no end", LONG)).isInstanceOf(Answer.Failed.class);
  }

  @Test
  void translatesTheErrorPathIntoTheProgramsSteps() throws IOException {
    assertThat(answer("violated", LONG))
        .isInstanceOfSatisfying(
            Answer.Violated.class,
            a -> {
              assertThat(a.property()).isEqualTo("F1");
              assertThat(a.message()).isEqualTo("the frame: reused");
              assertThat(a.run())
                  .containsExactly(new Entry("cpu1", "flush: all, \\ or none", "now", 3, 0, 1));
            });
  }

  @Test
  void tellsADeadlockAndAnExceptionFromAPropertyOfTheProgram() throws IOException {
    assertThat(answer("deadlock", LONG))
        .isInstanceOfSatisfying(
            Answer.Violated.class, a -> assertThat(a.property()).isEqualTo("deadlock"));
  }

  @Test
  void reportsAnExceptionOfTheProgramAsWhatItIs() throws IOException {
    assertThat(answer("exception", LONG))
        .isInstanceOfSatisfying(
            Answer.Violated.class,
            a -> assertThat(a.message()).isEqualTo("java.lang.NullPointerException: null"));
  }

  @Test
  void repeatsTheLastWordsOfAJvmThatDied() throws IOException {
    assertThat(answer("crash", LONG))
        .isInstanceOfSatisfying(
            Answer.Failed.class,
            a -> assertThat(a.reason()).startsWith("exit code 1: ").contains("PathfinderDriver"));
  }

  @Test
  void killsTheJvmAtItsTimeLimit() throws IOException {
    assertThat(answer("hang", Duration.ofSeconds(1)))
        .isEqualTo(new Answer.Limited(new Effort(0, 1000), "time (1 s)"));
    assertThat(forks()).isEmpty();
  }

  @Test
  void killsTheJvmWhenTheUserInterrupts() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    Thread user =
        new Thread(
            () -> {
              try {
                started.await();
                TimeUnit.SECONDS.sleep(1);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              cancellation.cancel();
            });
    user.start();
    started.countDown();

    assertThat(answer("hang", LONG)).isEqualTo(new Answer.Interrupted());
    assertThat(forks()).isEmpty();
    user.join();
  }

  /** JVMs that were started for this test and still run. */
  private List<ProcessHandle> forks() {
    return ProcessHandle.current()
        .children()
        .filter(ProcessHandle::isAlive)
        .filter(p -> p.info().commandLine().orElse("").contains(folder.toString()))
        .toList();
  }

  @Test
  void leavesNoFilesBehind() throws IOException {
    JpfHome home = JpfHome.at(FakeJpf.in(folder, "explored"), "test");
    Pathfinder pathfinder = new Pathfinder(home, jdk(), List.of(folder), LONG, cancellation);
    Path own = pathfinder.folder();
    pathfinder.explore(program, true);
    pathfinder.close();

    assertThat(own).doesNotExist();
  }

  @Test
  void saysThatAnotherInterfaceDoesNotFit() throws IOException {
    Path other = FakeJpf.in(folder, "explored");
    FakeJpf.jarWith(other.resolve("build/jpf.jar"), "gov/nasa/jpf/JPF.class", "");
    JpfHome home = JpfHome.at(other, "test");

    assertThatThrownBy(() -> new Pathfinder(home, jdk(), List.of(folder), LONG, cancellation))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("this JPF does not fit: expected branch call-site-generation");
  }

  @Test
  void eachProgramHasASettingsFileAndNoOtherExists() throws IOException {
    Path models = Path.of(System.getProperty("basedir", "."), "../models/jpf");
    try (Stream<Path> files = Files.list(models)) {
      assertThat(files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".jpf")))
          .containsExactlyInAnyOrderElementsOf(
              Programs.all().stream().map(p -> p.name() + ".jpf").toList());
    }
    for (Program each : Programs.all()) {
      assertThat(models.resolve(each.name() + ".jpf"))
          .content()
          .contains("\ntarget.args = " + each.getClass().getName() + "\n");
    }
  }
}
