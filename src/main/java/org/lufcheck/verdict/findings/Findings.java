package org.lufcheck.verdict.findings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.lufcheck.kernel.Arch;
import org.lufcheck.litmus.Expectation;
import org.lufcheck.litmus.Litmus;
import org.lufcheck.litmus.LitmusLibrary;
import org.lufcheck.variant.Variant;
import org.lufcheck.variant.VariantLibrary;
import org.lufcheck.verdict.Subject;
import org.lufcheck.verdict.Verdict;

/**
 * Every scenario on every kernel, and on those changed kernels of which it expects something; and
 * for each one that goes wrong on a kernel, a single change that puts it right. Immutable.
 */
public final class Findings {
  /** The kernel that has all repairs. */
  static final String REPAIRED = "luf-repaired";

  private final List<Finding> all;
  private final List<Verdict> table;

  private Findings(List<Finding> all, List<Verdict> table) {
    this.all = List.copyOf(all);
    this.table = List.copyOf(table);
  }

  /**
   * Runs all checks, in several rounds.
   *
   * @param examiner answers with the verdicts on some subjects, in their order; with fewer, to stop
   */
  public static Findings of(
      LitmusLibrary scenarios,
      VariantLibrary variants,
      Function<List<Subject>, List<Verdict>> examiner) {
    List<Subject> plain = new ArrayList<>();
    Map<String, Subject> changed = new LinkedHashMap<>();
    for (Litmus litmus : scenarios.all()) {
      for (Variant variant : variants.all()) {
        plain.add(Subject.of(litmus, variant, Arch.X86));
      }
      for (Expectation e : litmus.expectations()) {
        if (!e.plain()) {
          Subject subject = Subject.of(litmus, e, variants.get(e.variant()));
          changed.put(litmus.name() + " " + e.kernel(), subject);
        }
      }
    }
    List<Subject> subjects = new ArrayList<>(plain);
    subjects.addAll(changed.values());
    List<Verdict> verdicts = examiner.apply(subjects);
    int inTable = Math.min(plain.size(), verdicts.size());
    List<Verdict> table = verdicts.subList(0, inTable);
    List<Finding> found = new ArrayList<>();
    for (Litmus litmus : scenarios.all()) {
      found.add(Finding.of(litmus, table, verdicts.subList(inTable, verdicts.size())));
    }
    return new Findings(closed(found, variants, examiner), table);
  }

  /** Tries one change for each finding at a time, the likeliest first, until all are closed. */
  private static List<Finding> closed(
      List<Finding> found,
      VariantLibrary variants,
      Function<List<Subject>, List<Verdict>> examiner) {
    List<Finding> all = new ArrayList<>(found);
    List<List<Repairs.Change>> changes = found.stream().map(f -> f.candidates(variants)).toList();
    for (int round = 0; ; round++) {
      List<Integer> open = new ArrayList<>();
      List<Subject> tries = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        if (all.get(i).closing().isEmpty() && round < changes.get(i).size()) {
          open.add(i);
          tries.add(all.get(i).subject(changes.get(i).get(round)));
        }
      }
      if (tries.isEmpty()) {
        return all;
      }
      List<Verdict> answers = examiner.apply(tries);
      for (int i = 0; i < answers.size(); i++) {
        if (answers.get(i) instanceof Verdict.Ok) {
          int at = open.get(i);
          all.set(at, all.get(at).closedBy(changes.get(at).get(round)));
        }
      }
    }
  }

  /** Each scenario's, by name. */
  List<Finding> all() {
    return all;
  }

  /** Every verdict, scenario by scenario: on the kernels as they are, then on changed ones. */
  public List<Verdict> verdicts() {
    return all.stream()
        .flatMap(f -> Stream.concat(f.plain().stream(), f.changed().stream()))
        .toList();
  }

  /** The verdicts of the unchanged kernels, scenario by scenario. */
  public List<Verdict> table() {
    return table;
  }
}
