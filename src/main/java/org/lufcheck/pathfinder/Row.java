package org.lufcheck.pathfinder;

import org.lufcheck.concurrent.Program;

/**
 * What became of a program and of its twin. The program must be right in all interleavings, and the
 * twin, which differs by one seeded bug, must be caught with the property that the program names:
 * an explorer that does not catch the twin has not shown anything about the program.
 *
 * @param program which
 * @param answer what exploring the program came to
 * @param twin what exploring its twin came to
 */
public record Row(Program program, Answer answer, Answer twin) {
  /** What a row is worth. */
  public enum Standing {
    /** The program is right, and the twin is caught. */
    AS_EXPECTED,
    /** Something was not seen: a bound, a failure, an interruption. */
    UNKNOWN,
    /** The program is wrong, or the twin is not caught, or by another property. */
    WRONG
  }

  /** What the row is worth. */
  public Standing standing() {
    boolean wrong =
        answer instanceof Answer.Violated || twin instanceof Answer.Explored || misses(twin);
    if (wrong) {
      return Standing.WRONG;
    }
    boolean right = answer instanceof Answer.Explored && twin instanceof Answer.Violated;
    return right ? Standing.AS_EXPECTED : Standing.UNKNOWN;
  }

  /** The program's verdict in a few words: {@code OK}, {@code violated F1}, {@code limit: ...}. */
  public String verdict() {
    return answer instanceof Answer.Explored
        ? "OK"
        : answer instanceof Answer.Violated v ? "violated " + v.property() : unknown(answer);
  }

  /** The twin's verdict: {@code caught F1}, {@code not caught}, or why nothing is known. */
  public String twinVerdict() {
    if (twin instanceof Answer.Violated v) {
      String other = misses(twin) ? ", expected " + program.property() : "";
      return "caught " + v.property() + other;
    }
    return twin instanceof Answer.Explored ? "not caught" : unknown(twin);
  }

  private boolean misses(Answer a) {
    return a instanceof Answer.Violated v && !v.property().equals(program.property());
  }

  private static String unknown(Answer answer) {
    if (answer instanceof Answer.Limited limited) {
      return "limit: " + limited.bound();
    }
    return answer instanceof Answer.Failed failed ? "error: " + failed.reason() : "interrupted";
  }
}
