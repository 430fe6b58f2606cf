package org.lufcheck.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.lufcheck.explore.Bounds;
import org.lufcheck.explore.Cancellation;
import org.lufcheck.explore.ProgressListener;
import org.lufcheck.explore.SearchOptions;
import org.lufcheck.kernel.Arch;
import org.lufcheck.litmus.Expectation;
import org.lufcheck.litmus.Expected;
import org.lufcheck.litmus.Litmus;
import org.lufcheck.litmus.LitmusLibrary;
import org.lufcheck.variant.VariantLibrary;

/** The shipped scenarios and kernels, and checks of them. */
public final class Cases {
  /** The shipped kernels. */
  public static final VariantLibrary VARIANTS = VariantLibrary.shipped();

  /** The shipped scenarios. */
  public static final LitmusLibrary SCENARIOS = LitmusLibrary.shipped(VARIANTS);

  private static final Map<String, Verdict> FOUND = new ConcurrentHashMap<>();

  private Cases() {}

  /** A scenario on a kernel from which some ids are taken out. */
  public static Subject subject(String scenario, String kernel, String... without) {
    return new Subject(
        SCENARIOS.find(scenario), VARIANTS.get(kernel), List.of(without), List.of(), Arch.X86);
  }

  /** Everything that scenarios expect to go wrong. */
  public static List<Subject> expectedToFail() {
    List<Subject> subjects = new ArrayList<>();
    for (Litmus litmus : SCENARIOS.all()) {
      for (Expectation e : litmus.expectations()) {
        if (e.result() == Expected.SOMETIMES || e.result() == Expected.DEADLOCK) {
          subjects.add(Subject.of(litmus, e, VARIANTS.get(e.variant())));
        }
      }
    }
    return subjects;
  }

  /** The plain plan with a number of threads. */
  public static Plan plan(int threads) {
    return Plan.of(SearchOptions.defaults().withThreads(threads).withBounds(Bounds.ofHeap(2)));
  }

  /** What a check on one thread finds; searched once and remembered. */
  public static Verdict examine(Subject subject) {
    String key = subject.litmus().name() + " on " + subject.kernel();
    return FOUND.computeIfAbsent(key, name -> examine(subject, plan(1)));
  }

  /** What a check finds. */
  public static Verdict examine(Subject subject, Plan plan) {
    return new Examiner(subject, plan).examine(ProgressListener.SILENT, new Cancellation());
  }
}
