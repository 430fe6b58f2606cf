package org.lufcheck.pathfinder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lufcheck.variant.text.InputException;

/**
 * The JDK that runs Java PathFinder. It has to be 17: JPF replaces parts of the class library by
 * its own, which fit that version only.
 *
 * @param home its folder
 */
public record JpfJdk(Path home) {
  /** The branch of jpf-core that was seen to be sound on JDK 17. */
  public static final String BRANCH = "call-site-generation";

  /** The only feature version of the JDK that the branch runs on. */
  public static final int FEATURE = 17;

  /** What JPF needs from the JVM that it runs in. */
  static final List<String> FLAGS =
      List.of(
          "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
          "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED");

  private static final Pattern VERSION =
      Pattern.compile("(?m)^JAVA_VERSION=\"(?:1\\.)?([0-9]+)[^\"]*\"");

  /**
   * The JDK in a folder.
   *
   * @param source who named the folder, for messages
   * @throws InputException if it is no JDK, or not of the right version
   */
  public static JpfJdk at(Path home, String source) {
    Path release = home.resolve("release");
    if (!Files.isRegularFile(release) || !Files.isExecutable(home.resolve("bin/java"))) {
      throw InputException.in(
          source, home + " is not a JDK: it has no release file or no bin/java");
    }
    String text;
    try {
      text = Files.readString(release);
    } catch (IOException e) {
      throw InputException.in(source, release + " cannot be read: " + e.getMessage());
    }
    Matcher version = VERSION.matcher(text);
    String found = version.find() ? version.group(1) : "of unknown version";
    if (!found.equals(String.valueOf(FEATURE))) {
      throw InputException.in(
          source,
          home
              + " is JDK "
              + found
              + ", but JPF's branch "
              + BRANCH
              + " runs on JDK "
              + FEATURE
              + " only; name one with --jdk");
    }
    return new JpfJdk(home);
  }

  /** The program that starts a JVM. */
  Path java() {
    return home.resolve("bin/java");
  }
}
