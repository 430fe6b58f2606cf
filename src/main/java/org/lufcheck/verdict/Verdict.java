package org.lufcheck.verdict;

import java.util.List;
import java.util.Optional;
import org.lufcheck.explore.Bound;
import org.lufcheck.explore.Stats;
import org.lufcheck.explore.Trace;
import org.lufcheck.kernel.oracle.Clause;
import org.lufcheck.verdict.explain.Explanation;
import org.lufcheck.verdict.story.Story;

/** The answer to whether a scenario can go wrong on a kernel. Immutable. */
public sealed interface Verdict {
  /** What was checked. */
  Subject subject();

  /** How it was checked. */
  Plan plan();

  /** What the search did. */
  Stats stats();

  /** Which steps it took. */
  Coverage coverage();

  /** One word, or two, for tables and JSON. */
  String word();

  /**
   * Nothing goes wrong within the bounds of the scenario.
   *
   * @param witness for a scenario that asks whether an outcome exists, the answer
   */
  record Ok(Subject subject, Plan plan, Stats stats, Coverage coverage, Optional<Witness> witness)
      implements Verdict {
    @Override
    public String word() {
      return "ok";
    }
  }

  /**
   * A property is violated.
   *
   * @param clause what exactly is false
   * @param trace the run, packed, for those who store it
   * @param story the run, for those who read it
   */
  record Violated(
      Subject subject,
      Plan plan,
      Stats stats,
      Coverage coverage,
      Clause clause,
      Trace trace,
      Story story,
      Explanation explanation)
      implements Verdict {
    @Override
    public String word() {
      return "violated";
    }
  }

  /**
   * A run gets stuck.
   *
   * @param stuck who waits where and for what, one line each
   */
  record Deadlocked(
      Subject subject,
      Plan plan,
      Stats stats,
      Coverage coverage,
      List<String> stuck,
      Trace trace,
      Story story)
      implements Verdict {
    /** Copies the list. */
    public Deadlocked {
      stuck = List.copyOf(stuck);
    }

    @Override
    public String word() {
      return "deadlock";
    }
  }

  /**
   * A call never ends although everybody is treated fairly.
   *
   * @param obligation what never happens
   */
  record NoProgress(
      Subject subject,
      Plan plan,
      Stats stats,
      Coverage coverage,
      String obligation,
      Trace trace,
      Story story)
      implements Verdict {
    @Override
    public String word() {
      return "no progress";
    }
  }

  /**
   * A bound was reached before everything was seen.
   *
   * @param bound which
   * @param depth all runs up to this many steps are fine; -1 if that is not known
   * @param frontier how many states were left to look at
   * @param moreBytes for memory, about how much more would be needed
   */
  record LimitReached(
      Subject subject,
      Plan plan,
      Stats stats,
      Coverage coverage,
      Bound bound,
      int depth,
      long frontier,
      long moreBytes)
      implements Verdict {
    @Override
    public String word() {
      return "limit";
    }
  }

  /**
   * Somebody stopped the search.
   *
   * @param depth all runs up to this many steps are fine; -1 if that is not known
   * @param frontier how many states were left to look at
   */
  record Interrupted(
      Subject subject, Plan plan, Stats stats, Coverage coverage, int depth, long frontier)
      implements Verdict {
    @Override
    public String word() {
      return "interrupted";
    }
  }

  /**
   * The scenario needs something that the model leaves out.
   *
   * @param reason what
   */
  record NotModelled(Subject subject, Plan plan, Stats stats, Coverage coverage, String reason)
      implements Verdict {
    @Override
    public String word() {
      return "not modelled";
    }
  }

  /** The violated property, if one is. */
  default Optional<Clause> falseClause() {
    return this instanceof Violated violated ? Optional.of(violated.clause()) : Optional.empty();
  }

  /** The run that shows it, if something went wrong. */
  default Optional<Story> shownBy() {
    if (this instanceof Violated violated) {
      return Optional.of(violated.story());
    } else if (this instanceof Deadlocked deadlocked) {
      return Optional.of(deadlocked.story());
    }
    return this instanceof NoProgress stuck ? Optional.of(stuck.story()) : Optional.empty();
  }

  /** That run as the search found it. */
  default Optional<Trace> run() {
    if (this instanceof Violated violated) {
      return Optional.of(violated.trace());
    } else if (this instanceof Deadlocked deadlocked) {
      return Optional.of(deadlocked.trace());
    }
    return this instanceof NoProgress stuck ? Optional.of(stuck.trace()) : Optional.empty();
  }
}
