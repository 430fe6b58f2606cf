package org.lufcheck.pathfinder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Builds folders that look like an installation of Java PathFinder. The classes in their jars are
 * compiled from {@code fake-jpf} in the test resources: the part of JPF's interface that the driver
 * uses, and no more.
 */
public final class FakeJpf {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567\n";

  private FakeJpf() {}

  /** A JPF that answers as {@code fake-jpf/gov/nasa/jpf/JPF.java} says for this word. */
  public static Path in(Path folder, String behaviour) throws IOException {
    Path classes = compiled(folder.resolve("classes"));
    Files.writeString(classes.resolve("behaviour.txt"), behaviour);
    Files.writeString(classes.resolve("gov/nasa/jpf/.version"), COMMIT);
    Path home = Files.createDirectories(folder.resolve("jpf-core"));
    Files.createDirectories(home.resolve("build"));
    Files.createDirectories(home.resolve(".git"));
    Files.writeString(home.resolve(".git/HEAD"), "ref: refs/heads/a-branch\n");
    Files.writeString(home.resolve("jpf.properties"), "");
    jar(classes, home.resolve("build/jpf.jar"));
    Files.writeString(home.resolve("build/jpf-classes.jar"), "");
    return home;
  }

  private static Path compiled(Path to) throws IOException {
    Files.createDirectories(to);
    List<String> arguments = new ArrayList<>(List.of("--release", "17", "-d", to.toString()));
    Path sources = Path.of(System.getProperty("basedir", "."), "test/resources/fake-jpf");
    try (Stream<Path> files = Files.walk(sources)) {
      files.map(Path::toString).filter(f -> f.endsWith(".java")).forEach(arguments::add);
    }
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    if (code != 0) {
      throw new IllegalStateException("the fake does not compile");
    }
    return to;
  }

  private static void jar(Path classes, Path to) throws IOException {
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(to));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        jar.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        jar.write(Files.readAllBytes(file));
        jar.closeEntry();
      }
    }
  }

  /** A jar that holds one file. */
  static void jarWith(Path jarFile, String entry, String text) throws IOException {
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(jarFile))) {
      jar.putNextEntry(new JarEntry(entry));
      jar.write(text.getBytes(StandardCharsets.UTF_8));
      jar.closeEntry();
    }
  }
}
