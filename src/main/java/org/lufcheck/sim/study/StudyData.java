package org.lufcheck.sim.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.lufcheck.sim.report.Difference;
import org.lufcheck.sim.report.Estimate;
import org.lufcheck.variant.text.InputException;
import org.lufcheck.variant.text.Position;
import org.lufcheck.variant.text.SourceText;

/**
 * Everything that a study found, as data. Immutable.
 *
 * @param metrics names of the numbers, in order
 * @param points in the order in which they were simulated
 */
public record StudyData(List<String> metrics, List<Point> points) {
  private static final int FIXED = 3;

  /** Copies the lists. */
  public StudyData {
    metrics = List.copyOf(metrics);
    points = List.copyOf(points);
  }

  /** The questions in order. */
  public List<String> questions() {
    return points.stream().map(Point::question).distinct().toList();
  }

  /** The choices of a question, in order. */
  public List<String> choices(String question) {
    return points.stream()
        .filter(p -> p.question().equals(question))
        .map(Point::choice)
        .distinct()
        .toList();
  }

  /** A number over the seeds. */
  public Estimate of(String question, String choice, String metric) {
    return Estimate.of(
        points.stream()
            .filter(p -> p.question().equals(question) && p.choice().equals(choice))
            .map(p -> p.number(metric))
            .toList());
  }

  /** How a number differs from that of another choice of the same question. */
  public Difference difference(String question, String from, String to, String metric) {
    return new Difference(of(question, from, metric), of(question, to, metric));
  }

  /** As comma-separated values; numbers have six digits. */
  public List<String> csv() {
    List<String> lines = new ArrayList<>();
    lines.add("question,choice,seed," + String.join(",", metrics));
    for (Point point : points) {
      List<String> cells =
          new ArrayList<>(List.of(point.question(), point.choice(), Long.toString(point.seed())));
      metrics.forEach(m -> cells.add(written(point.number(m))));
      lines.add(String.join(",", cells));
    }
    return lines;
  }

  /**
   * Reads what {@link #csv()} wrote.
   *
   * @throws InputException when it is something else
   */
  public static StudyData read(SourceText source) {
    List<String> lines = source.text().lines().toList();
    List<String> header = cells(lines.isEmpty() ? "" : lines.get(0));
    if (header.size() <= FIXED) {
      throw source.error(Position.at(1, 1), "this is no study", "question,choice,seed,...");
    }
    List<String> metrics = header.subList(FIXED, header.size());
    List<Point> points = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      points.add(point(source, i + 1, metrics, cells(lines.get(i))));
    }
    return new StudyData(metrics, points);
  }

  private static Point point(
      SourceText source, int line, List<String> metrics, List<String> cells) {
    try {
      Map<String, Double> numbers = new TreeMap<>();
      for (int i = 0; i < metrics.size(); i++) {
        numbers.put(metrics.get(i), Double.valueOf(cells.get(FIXED + i)));
      }
      return new Point(cells.get(0), cells.get(1), Long.parseLong(cells.get(2)), numbers);
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw source.error(Position.at(line, 1), "this is no row of a study");
    }
  }

  private static List<String> cells(String line) {
    return Arrays.asList(line.split(",", -1));
  }

  /** Whole numbers in full, others with six digits. */
  private static String written(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.6g", value);
  }
}
