package org.lufcheck.sim.report;

import java.util.List;

/**
 * A table for people: the first column is text, the others are numbers. Immutable.
 *
 * @param title above it
 * @param header one for each column
 * @param rows each as long as the header
 * @param notes below it, one line each
 */
public record Table(
    String title, List<String> header, List<List<String>> rows, List<String> notes) {
  /** Copies the lists. */
  public Table {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
    notes = List.copyOf(notes);
    for (List<String> row : rows) {
      if (row.size() != header.size()) {
        throw new IllegalArgumentException(title + ": " + row + " does not fit " + header);
      }
    }
  }
}
