package org.lufcheck.pathfinder;

import java.util.List;
import org.lufcheck.concurrent.record.Entry;

/** What exploring one program came to. */
public sealed interface Answer {
  /**
   * How much was explored.
   *
   * @param states new states, as the explorer counts them
   * @param milliseconds from the beginning of the search to its end, without starting a JVM
   */
  record Effort(long states, long milliseconds) {
    /** Nothing was. */
    public static final Effort NONE = new Effort(0, 0);
  }

  /** How much was explored. */
  Effort effort();

  /** Every interleaving was explored, and none is wrong. */
  record Explored(Effort effort) implements Answer {}

  /**
   * An interleaving is wrong.
   *
   * @param property the id of what is false, {@code F1}; {@code deadlock}; or a class of the
   *     explorer's if the program failed otherwise
   * @param message what was observed, in one line
   * @param run the steps that led there; empty if the program records none
   */
  record Violated(Effort effort, String property, String message, List<Entry> run)
      implements Answer {
    /** Copies the list. */
    public Violated {
      run = List.copyOf(run);
    }

    /** From what the program's oracle says, {@code F1: a frame had ...}. */
    static Violated of(Effort effort, String said, List<Entry> run) {
      int colon = Math.max(0, said.indexOf(": "));
      return new Violated(effort, said.substring(0, colon), said.substring(colon + 2), run);
    }
  }

  /**
   * A bound was reached before everything was seen.
   *
   * @param bound which, in words
   */
  record Limited(Effort effort, String bound) implements Answer {}

  /**
   * The explorer itself failed, so nothing is known.
   *
   * @param reason in one line
   */
  record Failed(Effort effort, String reason) implements Answer {}

  /** The user interrupted it. */
  record Interrupted() implements Answer {
    @Override
    public Effort effort() {
      return Effort.NONE;
    }
  }
}
