package org.lufcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the compiler and the formatter do not ask of a source file. */
final class SourceRulesTest {
  private static final int MAX_LINES = 500;

  private static final Pattern UNFINISHED =
      Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

  /** The folder of module {@code lufcheck}, in which Surefire runs the tests. */
  private static final Path MODULE = Path.of(System.getProperty("basedir", "."));

  private static final Path MAIN = MODULE.resolve("main/java");

  @Test
  void noClassIsLongerThan500Lines() throws IOException {
    assertThat(javaFiles(MAIN)).isNotEmpty().allSatisfy(SourceRulesTest::isShort);
  }

  @Test
  void nothingIsLeftToDo() throws IOException {
    for (String folder : List.of("main", "test", "../models", "../properties", "../jcstress")) {
      assertThat(javaFiles(MODULE.resolve(folder)))
          .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContainPattern(UNFINISHED));
    }
  }

  @Test
  void everyPackageSaysWhatItIsForAndIsNullMarked() throws IOException {
    assertThat(javaFiles(MAIN).stream().map(Path::getParent).distinct())
        .allSatisfy(
            folder ->
                assertThat(folder.resolve("package-info.java"))
                    .content()
                    .startsWith("/**")
                    .contains("NullMarked"));
  }

  @Test
  void everythingPublicIsDocumented() throws IOException {
    assertThat(UndocumentedApi.of(javaFiles(MAIN))).isEmpty();
  }

  private static void isShort(Path file) throws IOException {
    assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(MAX_LINES);
  }

  private static List<Path> javaFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().contains("/target/"))
          .sorted()
          .toList();
    }
  }
}
