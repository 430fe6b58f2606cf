package org.lufcheck.docs;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.lufcheck.explore.Bounds;
import org.lufcheck.explore.Cancellation;
import org.lufcheck.explore.ProgressListener;
import org.lufcheck.explore.SearchOptions;
import org.lufcheck.litmus.LitmusLibrary;
import org.lufcheck.variant.VariantLibrary;
import org.lufcheck.verdict.Examiner;
import org.lufcheck.verdict.Plan;
import org.lufcheck.verdict.Subject;
import org.lufcheck.verdict.Verdict;
import org.lufcheck.verdict.findings.Findings;

/** All checks of all that is shipped, run once for all tests that need them. */
final class Survey {
  static final VariantLibrary VARIANTS = VariantLibrary.shipped();
  static final LitmusLibrary SCENARIOS = LitmusLibrary.shipped(VARIANTS);

  private static final int SIMULTANEOUS = Runtime.getRuntime().availableProcessors();
  private static final SearchOptions OPTIONS =
      SearchOptions.defaults().withBounds(Bounds.ofHeap(SIMULTANEOUS)).withThreads(1);

  private Survey() {}

  private static final class Once {
    static final Findings FINDINGS = Findings.of(SCENARIOS, VARIANTS, Survey::examine);
  }

  /** What {@code lufcheck findings} finds. */
  static Findings findings() {
    return Once.FINDINGS;
  }

  private static List<Verdict> examine(List<Subject> subjects) {
    return map(subjects, subject -> examine(subject, Plan.of(OPTIONS)));
  }

  /**
   * Applies a search to every subject, one after the other on each processor, as they are of very
   * different length; results in the order of the subjects.
   */
  static <T, R> List<R> map(List<T> subjects, Function<T, R> search) {
    ExecutorService pool = Executors.newFixedThreadPool(SIMULTANEOUS);
    try {
      return subjects.stream()
          .map(subject -> CompletableFuture.supplyAsync(() -> search.apply(subject), pool))
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    } finally {
      pool.shutdownNow();
    }
  }

  /** What one check finds. */
  static Verdict examine(Subject subject, Plan plan) {
    return new Examiner(subject, plan).examine(ProgressListener.SILENT, new Cancellation());
  }

  /** A check of the outcomes only. */
  static Plan plan() {
    return Plan.of(OPTIONS);
  }
}
