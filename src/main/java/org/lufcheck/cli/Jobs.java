package org.lufcheck.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lufcheck.kernel.Arch;
import org.lufcheck.litmus.Expectation;
import org.lufcheck.litmus.Litmus;
import org.lufcheck.variant.Variant;
import org.lufcheck.verdict.Subject;

/**
 * What a command has to check.
 *
 * @param table for the matrix, row by row
 * @param more kernels with something taken out or other hardware, because scenarios expect
 *     something of them
 */
record Jobs(List<Subject> table, List<Subject> more) {
  /**
   * What is selected.
   *
   * @param judged whether to add what the scenarios expect beyond the table
   */
  static Jobs of(Models models, List<Litmus> scenarios, Kernels kernels, boolean judged) {
    List<Subject> table = new ArrayList<>();
    Map<String, Subject> more = new LinkedHashMap<>();
    for (Litmus litmus : scenarios) {
      for (Variant variant : kernels.variants()) {
        for (Arch arch : kernels.archs()) {
          table.add(new Subject(litmus, variant, kernels.without(), kernels.with(), arch));
        }
      }
      for (Expectation e : judged ? litmus.expectations() : List.<Expectation>of()) {
        if (!e.plain()) {
          Variant named = models.variants().get(e.variant());
          more.put(litmus.name() + " " + e.kernel(), Subject.of(litmus, e, named));
        }
      }
    }
    return new Jobs(table, List.copyOf(more.values()));
  }

  /** All of them, the table first. */
  List<Subject> all() {
    List<Subject> all = new ArrayList<>(table);
    all.addAll(more);
    return all;
  }
}
