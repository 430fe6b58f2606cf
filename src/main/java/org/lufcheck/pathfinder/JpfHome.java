package org.lufcheck.pathfinder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.lufcheck.variant.text.InputException;

/**
 * An installation of Java PathFinder: a built working copy of jpf-core.
 *
 * @param folder the top of the working copy
 * @param branch the branch that is checked out; {@code unknown} without its git folder
 * @param commit the commit it was built from, 7 digits; {@code unknown} if the build does not say
 */
public record JpfHome(Path folder, String branch, String commit) {
  private static final String UNKNOWN = "unknown";
  private static final int SHORT = 7;
  private static final List<String> NEEDED =
      List.of("jpf.properties", "build/jpf.jar", "build/jpf-classes.jar");
  private static final String ENTRY_POINT = "gov/nasa/jpf/JPF.class";
  private static final String COMMIT = "gov/nasa/jpf/.version";
  private static final String BRANCH = "ref: refs/heads/";

  /**
   * The installation in a folder.
   *
   * @param source who named the folder, for messages: an option, a variable, a file
   * @throws InputException if there is none, or it is not built
   */
  public static JpfHome at(Path folder, String source) {
    if (!Files.isDirectory(folder)) {
      throw InputException.in(source, folder + " is not a folder");
    }
    for (String file : NEEDED) {
      if (!Files.isRegularFile(folder.resolve(file))) {
        throw InputException.in(
            source,
            folder
                + " has no "
                + file
                + "; expected the folder of a built jpf-core, branch "
                + JpfJdk.BRANCH);
      }
    }
    Path jar = folder.resolve("build/jpf.jar");
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      if (zip.getEntry(ENTRY_POINT) == null) {
        throw InputException.in(source, jar + " has no " + ENTRY_POINT + ": it is not JPF");
      }
      return new JpfHome(folder, branch(folder), commit(zip));
    } catch (IOException e) {
      throw InputException.in(source, jar + " cannot be read as a jar: " + e.getMessage());
    }
  }

  /** The jar with JPF itself. */
  public Path jar() {
    return folder.resolve("build/jpf.jar");
  }

  /** {@code branch commit}, for reports. */
  public String version() {
    return branch + " " + commit;
  }

  private static String branch(Path folder) throws IOException {
    Path head = folder.resolve(".git/HEAD");
    if (!Files.isRegularFile(head)) {
      return UNKNOWN;
    }
    String text = Files.readString(head).strip();
    return text.startsWith(BRANCH) ? text.substring(BRANCH.length()) : UNKNOWN;
  }

  private static String commit(ZipFile zip) throws IOException {
    ZipEntry entry = zip.getEntry(COMMIT);
    if (entry == null) {
      return UNKNOWN;
    }
    try (InputStream in = zip.getInputStream(entry)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
      return text.matches("[0-9a-f]{7,}") ? text.substring(0, SHORT) : UNKNOWN;
    }
  }
}
