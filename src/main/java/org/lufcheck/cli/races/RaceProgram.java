package org.lufcheck.cli.races;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.lufcheck.explore.Cancellation;

/**
 * The other program, which runs the races: a jar with JCStress in it. It runs in a folder of its
 * own, which is removed afterwards with everything that JCStress leaves there.
 */
public final class RaceProgram {
  private static final String MAIN = "org.lufcheck.jcstress.run.RaceMain";
  private static final long LOOK_MILLIS = 100;
  private static final int LOG_LINES = 3;

  private final Path java;
  private final Path jar;

  /**
   * The program in a jar.
   *
   * @param java the virtual machine's launcher
   */
  public RaceProgram(Path java, Path jar) {
    this.java = java;
    this.jar = jar.toAbsolutePath();
  }

  /**
   * How it ended.
   *
   * @param complete whether it has told everything
   * @param log the last lines that it wrote to standard error
   */
  public record Ending(boolean complete, List<String> log) {}

  /**
   * Runs it to its end, or until it is cancelled.
   *
   * @param arguments for the program
   * @param messages gets each message, in the calling thread
   */
  public Ending run(
      List<String> arguments, Cancellation cancellation, Consumer<JsonNode> messages) {
    try {
      Path folder = Files.createTempDirectory("lufcheck-races");
      try {
        return run(folder, arguments, cancellation, messages);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Ending run(
      Path folder, List<String> arguments, Cancellation cancellation, Consumer<JsonNode> messages)
      throws IOException {
    Path out = folder.resolve("messages.txt");
    Path log = folder.resolve("log.txt");
    List<String> command =
        new ArrayList<>(List.of(java.toString(), "-Xmx256m", "-Djava.io.tmpdir=" + folder, "-cp"));
    command.add(jar.toString());
    command.add(MAIN);
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(log.toFile())
            .start();
    Tail tail = new Tail(out, messages);
    try {
      while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS) && !cancellation.isCancelled()) {
        tail.read();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      end(process);
    }
    tail.read();
    return new Ending(tail.complete && process.exitValue() == 0, lastLines(log));
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().join();
  }

  private static List<String> lastLines(Path log) throws IOException {
    List<String> lines =
        new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.isBlank())
            .toList();
    return lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
  }

  /** Removes a folder as far as possible: a process that was just killed may still hold a file. */
  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Reads what is added to a file, line by line. */
  private static final class Tail {
    private final ObjectMapper mapper = new ObjectMapper();
    private final Path file;
    private final Consumer<JsonNode> messages;
    private int lines;
    private boolean complete;

    Tail(Path file, Consumer<JsonNode> messages) {
      this.file = file;
      this.messages = messages;
    }

    void read() throws IOException {
      String text = Files.readString(file);
      List<String> whole = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
      for (String line : whole.subList(lines, whole.size())) {
        JsonNode message = message(line);
        complete |= message.path("event").asText().equals("finished");
        messages.accept(message);
      }
      lines = whole.size();
    }

    private JsonNode message(String line) {
      try {
        return mapper.readTree(line);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("not a message of the races: " + line, e);
      }
    }
  }
}
