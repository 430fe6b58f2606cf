package org.lufcheck.docs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.lufcheck.kernel.oracle.Clause;
import org.lufcheck.verdict.Subject;

/** The tables of docs/debug-checks.md. */
final class DebugTables {
  private static final String CHANGED = "changed kernels";

  private final List<DebugSurvey.Row> rows;
  private final List<DebugSurvey.Quiet> quiet;

  DebugTables(List<DebugSurvey.Row> rows, List<DebugSurvey.Quiet> quiet) {
    this.rows = rows;
    this.quiet = quiet;
  }

  /** Every violation and who notices it. */
  List<String> all() {
    List<String> lines = new ArrayList<>();
    lines.add("| scenario | kernel | user-level | reuse | posted (DBG) | ours (DBX) |");
    lines.add("|---|---|---|---|---|---|");
    String last = "";
    for (DebugSurvey.Row row : rows) {
      String scenario = row.subject().litmus().name();
      lines.add(
          "| %s | %s | %s | %s | %s | %s |"
              .formatted(
                  scenario.equals(last) ? "" : scenario,
                  row.subject().kernel(),
                  outcome(row.user(), row),
                  outcome(row.reuse(), row),
                  posted(row),
                  report(row.own(), row)));
      last = scenario;
    }
    return lines;
  }

  private static String outcome(DebugSurvey.Sight sight, DebugSurvey.Row row) {
    String at = sight.clause().equals(Optional.of(row.clause())) ? " @" + row.length() : "";
    return sight.clause().map(c -> c.property().name() + at).orElse(nothing(sight));
  }

  private static String nothing(DebugSurvey.Sight sight) {
    return sight.complete() ? "–" : "(–)";
  }

  private static String posted(DebugSurvey.Row row) {
    if (row.postedHere().isPresent()) {
      return report(row.postedHere(), row);
    }
    return row.posted().clause().map(c -> word(c) + ", other runs").orElse(nothing(row.posted()));
  }

  private static String report(Optional<Rerun> report, DebugSurvey.Row row) {
    return report
        .map(r -> word(r.clause()) + " @" + r.step() + ", " + when(row.length() - r.step()))
        .orElse("not in this run");
  }

  private static String when(int before) {
    return before == 0 ? "same step" : before + " before";
  }

  static String word(Clause clause) {
    String name = clause.name();
    return name.substring(name.indexOf('_') + 1).toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** How many violations each notices, kernel by kernel. */
  List<String> totals() {
    Map<String, List<DebugSurvey.Row>> groups = new LinkedHashMap<>();
    Survey.VARIANTS.all().forEach(v -> groups.put(v.name(), new ArrayList<>()));
    groups.put(CHANGED, new ArrayList<>());
    rows.forEach(row -> group(groups, row.subject()).add(row));
    List<String> lines = new ArrayList<>();
    lines.add(
        "| kernel | violations | user-level oracle | reuse oracle | posted checks | our checks |"
            + " silent where nothing is wrong |");
    lines.add("|---|---|---|---|---|---|---|");
    groups.forEach((name, group) -> lines.add(total(name, group, silent(name))));
    lines.add(total("**all**", rows, silence(quiet)));
    return lines;
  }

  private static <T> T group(Map<String, T> groups, Subject subject) {
    T plain = groups.get(subject.kernel());
    return plain != null ? plain : java.util.Objects.requireNonNull(groups.get(CHANGED));
  }

  private String silent(String kernel) {
    boolean changed = kernel.equals(CHANGED);
    return silence(
        quiet.stream()
            .filter(
                q ->
                    changed
                        ? !Survey.VARIANTS.names().contains(q.subject().kernel())
                        : q.subject().kernel().equals(kernel))
            .toList());
  }

  private static String silence(List<DebugSurvey.Quiet> some) {
    long silent = some.stream().filter(q -> q.own().clause().isEmpty()).count();
    return silent + " of " + some.size();
  }

  private static String total(String name, List<DebugSurvey.Row> group, String silent) {
    return "| %s | %d | %d | %d | %d | %d | %s |"
        .formatted(
            name,
            group.size(),
            count(group, r -> r.user().clause().isPresent()),
            count(group, r -> r.reuse().clause().isPresent()),
            count(group, r -> r.posted().clause().isPresent()),
            count(group, r -> r.missed().clause().isEmpty()),
            silent);
  }

  private static long count(Collection<DebugSurvey.Row> group, Predicate<DebugSurvey.Row> which) {
    return group.stream().filter(which).count();
  }

  /** Which of our checks reports first in the shortest violating run, and how long before. */
  List<String> checks() {
    Map<Clause, List<Integer>> before = new TreeMap<>();
    for (DebugSurvey.Row row : rows) {
      row.own()
          .ifPresent(
              r ->
                  before
                      .computeIfAbsent(r.clause(), c -> new ArrayList<>())
                      .add(row.length() - r.step()));
    }
    List<String> lines = new ArrayList<>();
    lines.add("| check | reports first in | steps before the violation: least, median, most |");
    lines.add("|---|---|---|");
    before.forEach(
        (clause, steps) -> {
          List<Integer> sorted = steps.stream().sorted().toList();
          int median = sorted.get(sorted.size() / 2);
          lines.add(
              "| %s | %d | %d, %d, %d |"
                  .formatted(
                      word(clause),
                      sorted.size(),
                      sorted.get(0),
                      median,
                      sorted.get(sorted.size() - 1)));
        });
    return lines;
  }

  /** Where our checks report although nothing is violated in the scenario. */
  List<String> alarms() {
    Map<String, List<String>> kernels = new LinkedHashMap<>();
    for (DebugSurvey.Quiet q : quiet) {
      q.own()
          .clause()
          .ifPresent(
              c ->
                  kernels
                      .computeIfAbsent(
                          q.subject().litmus().name() + " | " + word(c), k -> new ArrayList<>())
                      .add(q.subject().kernel()));
    }
    List<String> lines = new ArrayList<>();
    lines.add("| scenario | check | kernels |");
    lines.add("|---|---|---|");
    kernels.forEach((what, who) -> lines.add("| " + what + " | " + String.join(", ", who) + " |"));
    return lines;
  }
}
