package org.lufcheck.pathfinder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.lufcheck.explore.Cancellation;

/**
 * A process of its own. It never outlives this one: it is killed at its time limit and when the
 * user interrupts, and it sees its standard input end if this process dies without notice.
 *
 * @param folder where it runs; its output goes to a file there
 * @param limit how long it may run
 */
record Fork(Path folder, Duration limit, Cancellation cancellation) {
  private static final long POLL_MILLISECONDS = 50;
  private static final int LAST_LINES = 3;

  /** How it ended. */
  enum End {
    ENDED,
    TIMED_OUT,
    INTERRUPTED
  }

  /**
   * A process that is over.
   *
   * @param end how it ended
   * @param code its exit code if it ended by itself
   * @param lastWords the last lines that it printed, joined
   */
  record Result(End end, int code, String lastWords) {}

  /** Runs a command to its end. */
  Result run(List<String> command) {
    Path log = folder.resolve("output.txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      try {
        End end = await(process);
        return new Result(
            end, end == End.ENDED ? process.exitValue() : -1, end == End.ENDED ? words(log) : "");
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private End await(Process process) {
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      while (!process.waitFor(POLL_MILLISECONDS, TimeUnit.MILLISECONDS)) {
        if (cancellation.isCancelled()) {
          return End.INTERRUPTED;
        }
        if (System.nanoTime() - deadline > 0) {
          return End.TIMED_OUT;
        }
      }
      return End.ENDED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return End.INTERRUPTED;
    }
  }

  private static String words(Path log) throws IOException {
    List<String> lines =
        new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("[WARNING]"))
            .toList();
    int from = Math.max(0, lines.size() - LAST_LINES);
    return String.join(" | ", lines.subList(from, lines.size()));
  }
}
