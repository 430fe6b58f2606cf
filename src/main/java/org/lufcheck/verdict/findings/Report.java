package org.lufcheck.verdict.findings;

import java.util.List;
import java.util.function.UnaryOperator;
import org.lufcheck.kernel.Judge;
import org.lufcheck.kernel.KernelModel;
import org.lufcheck.variant.VariantLibrary;
import org.lufcheck.verdict.Closure;
import org.lufcheck.verdict.Subject;
import org.lufcheck.verdict.Verdict;
import org.lufcheck.verdict.text.VerdictText;

/** A verdict as {@code lufcheck check} prints it. */
public final class Report {
  private Report() {}

  /**
   * The lines, without line feeds.
   *
   * @param variants among which to look for one that does not have the problem
   */
  public static List<String> of(Verdict verdict, VariantLibrary variants) {
    return of(verdict, variants, UnaryOperator.identity());
  }

  /**
   * The lines, without line feeds.
   *
   * @param variants among which to look for one that does not have the problem
   * @param spelling how the command line has to name a scenario or kernel
   */
  public static List<String> of(
      Verdict verdict, VariantLibrary variants, UnaryOperator<String> spelling) {
    Subject subject = verdict.subject();
    String explained =
        verdict instanceof Verdict.Violated violated ? violated.explanation().text() : "";
    String closedBy = Closure.of(subject, variants.all(), explained);
    KernelModel model =
        KernelModel.of(
            subject.litmus().setup(),
            subject.variant().rules(),
            subject.arch(),
            Judge.Watch.outcomes());
    return new VerdictText(verdict, VerdictText.sizes(model), closedBy, spelling).lines();
  }
}
