package org.lufcheck.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A document with generated blocks. A block stands between {@code <!-- NAME:begin -->} and {@code
 * <!-- NAME:end -->}, each on a line of its own. Where a block is out of date, the document as it
 * should be is left in the module's {@code target/docs}, to be looked at and copied.
 */
final class Document {
  private static final Path MODULE = Path.of(System.getProperty("basedir", "."));

  private final Path file;
  private final String text;

  private Document(Path file, String text) {
    this.file = file;
    this.text = text;
  }

  /** A file named from the top of the repository. */
  static Document of(String name) throws IOException {
    Path file = MODULE.resolve("..").resolve(name);
    return new Document(file, Files.readString(file));
  }

  /** All of it. */
  String text() {
    return text;
  }

  /** What stands in a block now, without its markers. */
  String block(String name) {
    String begin = begin(name);
    assertThat(text).as(file.toString()).contains(begin).contains(end(name));
    int from = text.indexOf(begin) + begin.length();
    return text.substring(from, text.indexOf(end(name), from));
  }

  /** The document with other lines in a block. */
  Document with(String name, List<String> lines) {
    String now = begin(name) + block(name) + end(name);
    String then = begin(name) + String.join("\n", lines) + "\n" + end(name);
    return new Document(file, text.replace(now, then));
  }

  /** The document with a program's output in a block. */
  Document withOutput(String name, List<String> lines) {
    String output = "```\n" + String.join("\n", lines) + "\n```";
    return with(name, List.of(output));
  }

  /** The document with other contents altogether. */
  Document withText(String other) {
    return new Document(file, other);
  }

  /** Fails, and leaves this text where it can be copied from, unless the file says the same. */
  void isWhatTheFileSays() throws IOException {
    String now = Files.readString(file);
    Path should = MODULE.resolve("target/docs").resolve(file.getFileName());
    if (!now.equals(text)) {
      Files.createDirectories(should.getParent());
      Files.writeString(should, text);
    }
    assertThat(firstDifference(now, text))
        .as("%s is out of date; %s is as it should be", file, should)
        .isEmpty();
  }

  private static String firstDifference(String now, String then) {
    List<String> is = now.lines().toList();
    List<String> should = then.lines().toList();
    for (int i = 0; i < Math.max(is.size(), should.size()); i++) {
      String a = i < is.size() ? is.get(i) : "(end)";
      String b = i < should.size() ? should.get(i) : "(end)";
      if (!a.equals(b)) {
        return "line " + (i + 1) + " is: " + a + "\nand should be: " + b;
      }
    }
    return now.equals(then) ? "" : "line ends differ";
  }

  private static String begin(String name) {
    return "<!-- " + name + ":begin -->\n";
  }

  private static String end(String name) {
    return "<!-- " + name + ":end -->";
  }
}
