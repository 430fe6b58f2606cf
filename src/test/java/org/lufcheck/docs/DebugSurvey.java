package org.lufcheck.docs;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lufcheck.explore.BreadthFirst;
import org.lufcheck.explore.Model;
import org.lufcheck.explore.SearchResult;
import org.lufcheck.explore.Trace;
import org.lufcheck.kernel.Judge;
import org.lufcheck.kernel.KernelModel;
import org.lufcheck.kernel.oracle.Clause;
import org.lufcheck.kernel.oracle.Property;
import org.lufcheck.litmus.Quantifier;
import org.lufcheck.verdict.Subject;
import org.lufcheck.verdict.Verdict;

/**
 * Who notices what goes wrong in all that is shipped: two oracles, and two sets of debug checks.
 */
final class DebugSurvey {
  /** What a program can observe. */
  static final Set<Property> USER = EnumSet.of(Property.S2, Property.A2, Property.A3, Property.Q1);

  /** What the owner of a frame or an mm can observe. */
  static final Set<Property> REUSE = EnumSet.of(Property.F1, Property.F2, Property.C3, Property.M1);

  /** Where a search that has found nothing stops. */
  static final long ENOUGH = 30_000;

  private DebugSurvey() {}

  /** What a search for some properties found: a clause, nothing at all, or nothing so far. */
  record Sight(Optional<Clause> clause, boolean complete) {}

  /**
   * Something that goes wrong, and who notices.
   *
   * @param subject the scenario and the kernel
   * @param clause what is violated first in the shortest run
   * @param length the length of that run
   * @param user what the user-level oracle finds
   * @param reuse what the reuse oracle finds
   * @param posted what the posted checks report in any run
   * @param postedHere what they report in that run
   * @param own what our checks report in that run
   * @param missed what is violated in some run before our checks have reported anything
   */
  record Row(
      Subject subject,
      Clause clause,
      int length,
      Sight user,
      Sight reuse,
      Sight posted,
      Optional<Rerun> postedHere,
      Optional<Rerun> own,
      Sight missed) {}

  /** A scenario and a kernel on which nothing is violated, and what our checks report there. */
  record Quiet(Subject subject, Sight own) {}

  static List<Row> rows(List<Verdict> verdicts) {
    List<Verdict.Violated> violated =
        verdicts.stream()
            .filter(v -> v instanceof Verdict.Violated)
            .map(v -> (Verdict.Violated) v)
            .toList();
    return Survey.map(violated, DebugSurvey::row);
  }

  static List<Quiet> quiet(List<Verdict> verdicts) {
    List<Verdict> fine =
        verdicts.stream()
            .filter(v -> v instanceof Verdict.Ok || v instanceof Verdict.Deadlocked)
            .toList();
    return Survey.map(fine, verdict -> quiet(verdict.subject()));
  }

  private static Quiet quiet(Subject subject) {
    return new Quiet(subject, search(model(subject, EnumSet.of(Property.DBX)), Long.MAX_VALUE));
  }

  private static Row row(Verdict.Violated verdict) {
    Subject subject = verdict.subject();
    Clause clause = verdict.clause();
    Sight seen = new Sight(Optional.of(clause), true);
    boolean user = USER.contains(clause.property());
    Trace trace = verdict.trace();
    KernelModel posted = model(subject, EnumSet.of(Property.DBG));
    KernelModel own = model(subject, EnumSet.of(Property.DBX));
    return new Row(
        subject,
        clause,
        trace.length(),
        user ? seen : search(model(subject, USER), ENOUGH),
        user ? search(model(subject, REUSE), ENOUGH) : seen,
        search(posted, ENOUGH),
        Optional.ofNullable(Rerun.of(trace, posted)),
        Optional.ofNullable(Rerun.of(trace, own)),
        search(new Unreported(withOutcomes(subject), Property.DBX), Long.MAX_VALUE));
  }

  private static KernelModel model(Subject subject, Set<Property> judged) {
    return model(subject, new Judge.Watch(judged, condition(subject), false));
  }

  private static KernelModel withOutcomes(Subject subject) {
    return model(subject, new Judge.Watch(EnumSet.of(Property.DBX), condition(subject), true));
  }

  private static boolean condition(Subject subject) {
    return subject.litmus().quantifier() != Quantifier.EXISTS;
  }

  private static KernelModel model(Subject subject, Judge.Watch watch) {
    return KernelModel.of(
        subject.litmus().setup(), subject.variant().rules(), subject.arch(), watch);
  }

  private static Sight search(Model model, long states) {
    var options = Survey.plan().search().withDeadlocks(false);
    var bounds = options.bounds().withMaxStates(states);
    SearchResult result = new BreadthFirst(model, options.withBounds(bounds)).run();
    if (result instanceof SearchResult.Found found) {
      return new Sight(Optional.of(Clause.of(found.code())), true);
    }
    return new Sight(Optional.empty(), result instanceof SearchResult.Exhausted);
  }
}
