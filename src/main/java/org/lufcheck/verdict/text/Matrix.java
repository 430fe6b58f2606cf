package org.lufcheck.verdict.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lufcheck.verdict.Outlook;
import org.lufcheck.verdict.Verdict;

/** Scenarios by kernels: what happened, in words. */
public final class Matrix {
  private static final int NAMES = 29;

  /** Room for {@code viol. S2} and a space. */
  private static final int CELL = 9;

  private final Map<String, Map<String, Verdict>> rows = new LinkedHashMap<>();
  private final Set<String> kernels = new LinkedHashSet<>();

  /** The matrix of some verdicts; rows and columns in the order in which they come. */
  public Matrix(List<Verdict> verdicts) {
    for (Verdict verdict : verdicts) {
      String kernel = verdict.subject().kernel();
      kernels.add(kernel);
      rows.computeIfAbsent(verdict.subject().litmus().name(), name -> new LinkedHashMap<>())
          .put(kernel, verdict);
    }
  }

  /** The lines, at most 100 columns wide; several blocks if there are many kernels. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    List<String> all = List.copyOf(kernels);
    int cell =
        rows.values().stream()
            .flatMap(row -> row.values().stream())
            .map(Matrix::cell)
            .mapToInt(text -> text.length() + 1)
            .reduce(CELL, Math::max);
    int perBlock = (Wrap.WIDTH + 1 - NAMES) / cell;
    for (int from = 0; from < all.size(); from += perBlock) {
      if (from > 0) {
        lines.add("");
      }
      block(all.subList(from, Math.min(all.size(), from + perBlock)), cell, lines);
    }
    return lines;
  }

  private void block(List<String> columns, int width, List<String> lines) {
    List<List<String>> headings = columns.stream().map(kernel -> heading(kernel, width)).toList();
    int height = headings.stream().mapToInt(List::size).max().orElse(0);
    for (int line = 0; line < height; line++) {
      StringBuilder text = new StringBuilder(" ".repeat(NAMES));
      for (List<String> heading : headings) {
        int at = line - (height - heading.size());
        text.append(Wrap.pad(at < 0 ? "" : heading.get(at), width));
      }
      lines.add(text.toString().stripTrailing());
    }
    rows.forEach(
        (name, cells) -> {
          StringBuilder text = new StringBuilder(Wrap.pad(Wrap.cut(name, NAMES - 1), NAMES));
          for (String kernel : columns) {
            text.append(Wrap.pad(cells.containsKey(kernel) ? cell(cells.get(kernel)) : "", width));
          }
          lines.add(text.toString().stripTrailing());
        });
  }

  /** The name in pieces narrower than a column, as far as it has hyphens. */
  private static List<String> heading(String kernel, int width) {
    List<String> pieces = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String piece : kernel.split("(?<=[-, ])", -1)) {
      if (line.length() > 0 && line.length() + piece.stripTrailing().length() >= width) {
        pieces.add(line.toString().stripTrailing());
        line = new StringBuilder();
      }
      line.append(piece);
    }
    pieces.add(line.toString().stripTrailing());
    return pieces;
  }

  private static String cell(Verdict verdict) {
    return word(verdict) + (Outlook.surprising(verdict) ? "!" : "");
  }

  private static String word(Verdict verdict) {
    if (verdict instanceof Verdict.Violated violated) {
      return "viol. " + violated.clause().property();
    }
    return switch (verdict.word()) {
      case "not modelled" -> "no model";
      case "no progress" -> "no end";
      case "interrupted" -> "stopped";
      default -> verdict.word();
    };
  }

  /** What the words mean. */
  public static List<String> legend() {
    return List.of(
        "ok: nothing wrong within the bounds; viol. S2: property S2 is violated; !: not as expected");
  }
}
