package org.lufcheck.variant.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** The text of one file and its name. Immutable. */
public final class SourceText {
  /** Longest file that is read, in bytes. */
  private static final int LONGEST = 256 * 1024;

  private final String name;
  private final String text;
  private final List<String> lines;

  private SourceText(String name, String text) {
    this.name = name;
    this.text = text;
    this.lines = text.lines().toList();
  }

  /** A text under the name that messages are to use. */
  public static SourceText of(String name, String text) {
    return new SourceText(name, text);
  }

  /**
   * Reads a file as UTF-8; malformed bytes become replacement characters.
   *
   * @throws InputException when it cannot be read or is longer than 256 KiB
   */
  public static SourceText read(Path path) {
    return read(path, path.toString());
  }

  /** Reads a file as {@link #read(Path)} does, under another name. */
  static SourceText read(Path path, String name) {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw InputException.in(name, "is longer than " + LONGEST / 1024 + " KiB");
      }
      return new SourceText(name, new String(bytes, StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      throw InputException.in(name, "no such file");
    } catch (IOException e) {
      throw InputException.in(name, "cannot be read: " + e.getMessage());
    }
  }

  /** The name for messages. */
  public String name() {
    return name;
  }

  /** The file's own name without folders and without the given ending. */
  public String stem(String ending) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    return last.endsWith(ending) ? last.substring(0, last.length() - ending.length()) : last;
  }

  /** The whole text. */
  public String text() {
    return text;
  }

  /** A mistake at a place, whose message needs no list of what would be right. */
  public InputException error(Position at, String problem) {
    return error(at, problem, "");
  }

  /** A mistake at a place, with what would be right. */
  public InputException error(Position at, String problem, String expected) {
    return new InputException(name, at, problem, expected, "", excerpt(at));
  }

  /** A name at a place that names nothing; suggests the nearest of the candidates. */
  public InputException unknown(
      Position at, String kind, String word, Collection<String> candidates) {
    return new InputException(
        name,
        at,
        "unknown " + kind + " " + Excerpt.quote(word),
        InputException.oneOf(candidates),
        Nearest.to(word, candidates).orElse(""),
        excerpt(at));
  }

  /** A piece of the text as messages quote it: in quotation marks, printable, and not too long. */
  public static String quote(String word) {
    return Excerpt.quote(word);
  }

  private String excerpt(Position at) {
    boolean inside = at.line() >= 1 && at.line() <= lines.size();
    return Excerpt.render(inside ? lines.get(at.line() - 1) : "", at);
  }
}
