package org.lufcheck.verdict.text;

import java.util.List;

/** A labelled paragraph of at most 100 columns. */
public final class Paragraph {
  private Paragraph() {}

  /** The text in lines, the first after the label, the others indented by its length. */
  public static List<String> lines(String label, String text) {
    return Wrap.words(label, text);
  }
}
