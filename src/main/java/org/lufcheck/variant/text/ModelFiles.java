package org.lufcheck.variant.text;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds model files of one kind, in a folder or among those that are shipped inside the program.
 *
 * <p>Shipped files are found by walking the jar or folder that holds this class, so that no list of
 * them has to be kept.
 */
public final class ModelFiles {
  private ModelFiles() {}

  /**
   * The files directly in a folder whose names have the ending, by name.
   *
   * @throws InputException when the folder cannot be read
   */
  public static List<SourceText> in(Path folder, String ending) {
    if (!Files.isDirectory(folder)) {
      throw InputException.in(folder.toString(), "no such folder");
    }
    return list(folder, ending, folder.toString().replaceAll("[/\\\\]+$", "") + "/");
  }

  /**
   * The shipped files of a kind, by name; their names in messages start with {@code models/}.
   *
   * @param kind the folder below {@code models}, for example {@code litmus}
   * @throws InputException when the program's own files cannot be read
   */
  public static List<SourceText> shipped(String kind, String ending) {
    String below = "models/" + kind;
    Path home = home();
    if (Files.isDirectory(home)) {
      Path folder = home.resolve(below);
      return Files.isDirectory(folder) ? list(folder, ending, below + "/") : List.of();
    }
    try (FileSystem jar = FileSystems.newFileSystem(home)) {
      Path folder = jar.getPath("/" + below);
      return Files.isDirectory(folder) ? list(folder, ending, below + "/") : List.of();
    } catch (IOException e) {
      throw InputException.in(home.toString(), "cannot be read: " + e.getMessage());
    }
  }

  private static List<SourceText> list(Path folder, String ending, String prefix) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(p -> p.getFileName().toString().endsWith(ending))
          .sorted()
          .map(p -> SourceText.read(p, prefix + p.getFileName()))
          .toList();
    } catch (IOException e) {
      throw InputException.in(folder.toString(), "cannot be read: " + e.getMessage());
    }
  }

  private static Path home() {
    CodeSource source = ModelFiles.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      throw InputException.in("models/", "the program cannot tell where its own files are");
    }
    try {
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw InputException.in(source.getLocation().toString(), "is not a path");
    }
  }
}
