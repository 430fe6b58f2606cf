package org.lufcheck.pathfinder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.lufcheck.concurrent.Program;
import org.lufcheck.concurrent.prim.Portable;
import org.lufcheck.explore.Cancellation;

/**
 * Explores programs with Java PathFinder, each in a JVM of its own. Thread-safe; holds a temporary
 * folder until it is closed.
 */
public final class Pathfinder implements Explorer, AutoCloseable {
  private static final String HEAP = "-Xmx1g";

  private final JpfHome jpf;
  private final JpfJdk jdk;
  private final List<Path> classPath;
  private final Duration limit;
  private final Cancellation cancellation;
  private final Path folder;

  /**
   * Compiles what talks to JPF.
   *
   * @param classPath the jars or folders with the classes that the programs load
   * @param limit how long one run may take
   * @throws org.lufcheck.variant.text.InputException if this JPF has another interface
   */
  public Pathfinder(
      JpfHome jpf, JpfJdk jdk, List<Path> classPath, Duration limit, Cancellation cancellation) {
    this.jpf = jpf;
    this.jdk = jdk;
    this.classPath = List.copyOf(classPath);
    this.limit = limit;
    this.cancellation = cancellation;
    try {
      folder = Files.createTempDirectory("lufcheck-jpf");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      DriverClasses.compile(jpf, folder);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Where everything is that it leaves on disk. */
  Path folder() {
    return folder;
  }

  @Override
  public String name() {
    return "JPF " + jpf.version();
  }

  @Override
  public Answer explore(Program program, boolean twin) {
    if (cancellation.isCancelled()) {
      return new Answer.Interrupted();
    }
    try {
      Path own = Files.createTempDirectory(folder, program.name());
      copySettings("common.properties", own);
      Path settings = copySettings(program.name() + ".jpf", own);
      Path facts = own.resolve("facts.txt");
      Fork.Result result =
          new Fork(own, limit, cancellation).run(command(program, twin, settings, facts));
      return switch (result.end()) {
        case INTERRUPTED -> new Answer.Interrupted();
        case TIMED_OUT ->
            new Answer.Limited(
                new Answer.Effort(0, limit.toMillis()), "time (" + limit.toSeconds() + " s)");
        case ENDED ->
            Files.isRegularFile(facts)
                ? DriverFile.read(Files.readAllLines(facts))
                : new Answer.Failed(
                    Answer.Effort.NONE, "exit code " + result.code() + ": " + result.lastWords());
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> command(Program program, boolean twin, Path settings, Path facts) {
    List<String> command = new ArrayList<>(List.of(jdk.java().toString(), HEAP));
    command.addAll(JpfJdk.FLAGS);
    String separator = java.io.File.pathSeparator;
    command.addAll(List.of("-cp", folder + separator + jpf.jar(), DriverClasses.MAIN));
    command.addAll(List.of(facts.toString(), Portable.class.getName(), settings.toString()));
    command.addAll(
        List.of(
            "+classpath=" + String.join(",", classPath.stream().map(Path::toString).toList()),
            "+target.args=" + program.getClass().getName() + (twin ? ",twin" : ""),
            "+vm.store_steps=true",
            "+vm.path_output=true",
            "+vm.tree_output=false",
            "+report.console.start=",
            "+report.console.property_violation=",
            "+report.console.finished="));
    return command;
  }

  private static Path copySettings(String name, Path folder) throws IOException {
    String resource = "/models/jpf/" + name;
    try (InputStream in = Pathfinder.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing");
      }
      Path to = folder.resolve(name);
      Files.copy(in, to);
      return to;
    }
  }

  /** Deletes the temporary folder. */
  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
