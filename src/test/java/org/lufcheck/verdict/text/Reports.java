package org.lufcheck.verdict.text;

import java.util.List;
import org.lufcheck.verdict.Cases;
import org.lufcheck.verdict.Closure;
import org.lufcheck.verdict.Examiner;
import org.lufcheck.verdict.Verdict;

/** Reports as the command line prints them. */
public final class Reports {
  private Reports() {}

  /** The lines of a report. */
  public static List<String> of(Verdict verdict) {
    String explained =
        verdict instanceof Verdict.Violated violated ? violated.explanation().text() : "";
    String closedBy = Closure.of(verdict.subject(), Cases.VARIANTS.all(), explained);
    String sizes = VerdictText.sizes(new Examiner(verdict.subject(), verdict.plan()).model());
    return new VerdictText(verdict, sizes, closedBy).lines();
  }
}
