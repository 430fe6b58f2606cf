package org.lufcheck.docs;

import java.util.List;
import java.util.stream.IntStream;
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
    return IntStream.range(0, subjects.size())
        .parallel()
        .mapToObj(i -> examine(subjects.get(i), Plan.of(OPTIONS)))
        .toList();
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
