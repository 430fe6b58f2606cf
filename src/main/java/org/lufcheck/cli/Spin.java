package org.lufcheck.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs SPIN on the ticket lock, when SPIN and a C compiler are installed. */
final class Spin {
  private static final Pattern STATES = Pattern.compile("([0-9.e+]+) states, stored");
  private static final Pattern TRANSITIONS = Pattern.compile("([0-9.e+]+) transitions");
  private static final Pattern ERRORS = Pattern.compile("errors: ([0-9]+)");
  private static final int PATIENCE_MINUTES = 5;

  private Spin() {}

  /**
   * What SPIN did.
   *
   * @param problem why there is no result; empty if there is one
   */
  record Result(long states, long transitions, double seconds, String problem) {
    static Result none(String problem) {
      return new Result(0, 0, 0, problem);
    }
  }

  /** Runs it without partial-order reduction, as the other checker has none on this model. */
  static Result run() {
    if (!installed("spin", "-V")) {
      return Result.none("skipped: spin is not installed");
    }
    if (!installed("cc", "--version")) {
      return Result.none("skipped: no C compiler (cc) is installed");
    }
    try {
      Path folder = Files.createTempDirectory("lufcheck-spin");
      try {
        return run(folder);
      } finally {
        delete(folder);
      }
    } catch (IOException | UncheckedIOException e) {
      return Result.none("failed: " + e.getMessage());
    }
  }

  private static Result run(Path folder) throws IOException {
    try (InputStream model = Spin.class.getResourceAsStream("/bench/ticketlock.pml")) {
      if (model == null) {
        return Result.none("failed: the model is not in this program");
      }
      Files.copy(model, folder.resolve("ticketlock.pml"));
    }
    List<List<String>> commands =
        List.of(
            List.of("spin", "-a", "ticketlock.pml"),
            List.of("cc", "-O3", "-DSAFETY", "-DNOREDUCE", "-o", "pan", "pan.c"));
    for (List<String> command : commands) {
      if (execute(folder, command).isEmpty()) {
        return Result.none("failed: " + String.join(" ", command));
      }
    }
    long start = System.nanoTime();
    Optional<String> output =
        execute(folder, List.of(folder.resolve("pan").toString(), "-m100000", "-w24"));
    double seconds = (System.nanoTime() - start) / 1e9;
    if (output.isEmpty() || number(ERRORS, output.get()) != 0) {
      return Result.none("failed: the verifier reports errors");
    }
    return new Result(number(STATES, output.get()), number(TRANSITIONS, output.get()), seconds, "");
  }

  private static long number(Pattern pattern, String output) {
    Matcher matcher = pattern.matcher(output);
    return matcher.find() ? (long) Double.parseDouble(matcher.group(1)) : -1;
  }

  private static boolean installed(String program, String question) {
    try {
      return execute(Path.of("."), List.of(program, question)).isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  /** The output of a command, nothing if it fails or takes too long. */
  private static Optional<String> execute(Path folder, List<String> command) throws IOException {
    Path log = Files.createTempFile("lufcheck-spin", ".log");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      String output = Files.readString(log, StandardCharsets.ISO_8859_1);
      return process.exitValue() == 0 ? Optional.of(output) : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      Files.deleteIfExists(log);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
