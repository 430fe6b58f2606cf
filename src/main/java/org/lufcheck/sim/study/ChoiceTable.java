package org.lufcheck.sim.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.lufcheck.sim.report.Estimate;
import org.lufcheck.sim.report.Table;

/**
 * A kind of table with a row for each choice.
 *
 * @param columns after the one with the choices' names
 * @param notes below the rows
 */
record ChoiceTable(List<Column> columns, List<String> notes) {
  /** What stands in a column for a choice. */
  @FunctionalInterface
  interface Cell {
    /** The text of the choice's cell. */
    String of(StudyData data, String question, String choice);
  }

  /** A title and what stands below it. */
  record Column(String title, Cell cell) {
    /** A column of one number over the seeds. */
    static Column of(String title, String metric, Function<Estimate, String> writing) {
      return new Column(
          title, (data, question, choice) -> writing.apply(data.of(question, choice, metric)));
    }

    /** A column of a number of things. */
    static Column count(String title, String metric) {
      return of(title, metric, e -> String.format(Locale.ROOT, "%,.0f", e.mean()));
    }
  }

  /** One table for each machine and workload. */
  List<Table> of(StudyData data) {
    return data.questions().stream().map(question -> table(data, question)).toList();
  }

  private Table table(StudyData data, String question) {
    List<String> header = new ArrayList<>(List.of(""));
    columns.forEach(c -> header.add(c.title()));
    return new Table(
        question,
        header,
        data.choices(question).stream().map(choice -> row(data, question, choice)).toList(),
        notes);
  }

  private List<String> row(StudyData data, String question, String choice) {
    Stream<String> cells = columns.stream().map(c -> c.cell().of(data, question, choice));
    return Stream.concat(Stream.of(choice), cells).toList();
  }
}
