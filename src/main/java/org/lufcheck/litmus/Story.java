package org.lufcheck.litmus;

import java.util.stream.Collectors;

/**
 * The first comment of a scenario, divided.
 *
 * @param text what comes before the line that starts with {@code Source:}, line by line
 * @param source the rest as one line without that word; empty if there is no such line
 */
record Story(String text, String source) {
  private static final String MARK = "Source:";

  static Story of(String comment) {
    int at = ("\n" + comment).indexOf("\n" + MARK);
    if (at < 0) {
      return new Story(comment, "");
    }
    String source =
        comment
            .substring(at + MARK.length())
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .collect(Collectors.joining(" "));
    return new Story(comment.substring(0, at).strip(), source);
  }
}
