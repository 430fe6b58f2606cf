package org.lufcheck.variant.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputExceptionTest {
  private static final SourceText SOURCE =
      SourceText.of("a.litmus", "first\n\twriet(F[0]);\r\nlast");

  @Test
  void showsThePlaceTheLineAndACaret() {
    InputException e =
        SOURCE.unknown(new Position(2, 2, 5), "call", "wriet", List.of("read", "write"));

    assertThat(e)
        .hasMessage(
            """
            a.litmus:2:2: unknown call 'wriet'; did you mean 'write'?
                2 |  wriet(F[0]);
                  |  ^^^^^
            expected one of read, write\
            """);
    assertThat(e.nearest()).contains("write");
    assertThat(e.line()).isEqualTo(2);
    assertThat(e.column()).isEqualTo(2);
  }

  @Test
  void staysNarrowHoweverLongTheValidNamesAre() {
    String longName = "null".repeat(100);
    InputException e =
        SOURCE.unknown(new Position(2, 2, 5), "file", "X", List.of("F", longName, "G"));

    assertThat(e.getMessage().lines()).allMatch(line -> line.length() <= 200);
    assertThat(e.expected()).startsWith("one of F, nullnull").endsWith("…, G");
  }

  @Test
  void pointsBehindTheLastCharacterAtTheEnd() {
    assertThat(SOURCE.error(new Position(3, 5, 1), "too short"))
        .hasMessageEndingWith("    3 | last\n      |     ^");
  }

  @Test
  void showsPlacesOutsideTheTextAsEmptyLines() {
    assertThat(SOURCE.error(new Position(9, 9, 9), "nothing")).hasMessageContaining("    9 |\n");
  }

  @Test
  void cutsLongLinesAroundThePlace() {
    SourceText wide = SourceText.of("wide", "x".repeat(1000) + "!" + "y".repeat(1000));

    List<String> lines = wide.error(new Position(1, 1001, 1), "here").getMessage().lines().toList();

    assertThat(lines).allMatch(line -> line.length() <= 100);
    assertThat(lines.get(1).charAt(lines.get(2).indexOf('^'))).isEqualTo('!');
  }

  @Test
  void keepsControlCharactersFromTheTerminal() {
    SourceText nasty = SourceText.of("nasty", "\u001b[2Jboo");

    assertThat(nasty.error(Position.at(1, 1), "no").getMessage()).doesNotContain("\u001b");
    assertThat(InputException.unknown("x", "hook", "\u001b[2J", List.of()).getMessage())
        .doesNotContain("\u001b");
  }

  @Test
  void wrapsLongListsOfCandidates() {
    List<String> many = Stream.iterate(0, i -> i + 1).limit(99).map(i -> "name" + i).toList();

    assertThat(InputException.unknown("x", "name", "other", many).getMessage().lines())
        .allMatch(line -> line.length() <= 100);
  }

  @Test
  void saysThatAFileIsMissingOrTooLong(@TempDir Path folder) throws Exception {
    Path large = folder.resolve("large");
    java.nio.file.Files.write(large, new byte[300 * 1024]);

    assertThat(catching(() -> SourceText.read(folder.resolve("none")))).contains("no such file");
    assertThat(catching(() -> SourceText.read(large))).contains("longer than 256 KiB");
    assertThat(catching(() -> ModelFiles.in(folder.resolve("none"), ".yaml")))
        .contains("no such folder");
  }

  private static String catching(Runnable action) {
    try {
      action.run();
      return "";
    } catch (InputException e) {
      return e.getMessage();
    }
  }
}
