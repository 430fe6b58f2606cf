package org.lufcheck.verdict;

import java.util.List;
import java.util.Optional;
import org.lufcheck.litmus.Expectation;
import org.lufcheck.litmus.Expected;

/** Compares what was found with what a scenario expects. */
public final class Outlook {
  private Outlook() {}

  /** The scenario's expectation of exactly this kernel and hardware, if it has one. */
  public static Optional<Expectation> of(Subject subject) {
    return subject.litmus().expectations().stream()
        .filter(e -> e.kernel().equals(subject.kernel()))
        .findFirst();
  }

  /** Whether a verdict is an answer at all, rather than a search that was cut short. */
  public static boolean decided(Verdict verdict) {
    return !(verdict instanceof Verdict.LimitReached || verdict instanceof Verdict.Interrupted);
  }

  /** Whether a verdict contradicts what its scenario expects. */
  public static boolean surprising(Verdict verdict) {
    return decided(verdict)
        && of(verdict.subject()).map(expectation -> !met(expectation, verdict)).orElse(false);
  }

  /** Whether a verdict is what was expected. */
  public static boolean met(Expectation expectation, Verdict verdict) {
    Expected expected = expectation.result();
    if (verdict instanceof Verdict.Violated violated) {
      List<String> properties = expectation.properties();
      String found = violated.clause().property().name();
      return expected == Expected.SOMETIMES && (properties.isEmpty() || properties.contains(found));
    } else if (verdict instanceof Verdict.Ok) {
      return expected == Expected.NEVER;
    } else if (verdict instanceof Verdict.Deadlocked) {
      return expected == Expected.DEADLOCK;
    }
    return verdict instanceof Verdict.NotModelled && expected == Expected.NOT_MODELLED;
  }
}
