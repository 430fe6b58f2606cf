package org.lufcheck.concurrent.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.lufcheck.concurrent.Trial;
import org.lufcheck.concurrent.prim.Condition;

/**
 * One run of a program: exactly one thread runs at a time, and at each primitive the pilot says
 * which one goes on. Whoever has the turn decides, so that a thread that goes on itself wakes
 * nobody.
 */
final class Run {
  private final Pilot pilot;
  private final int mostPrimitives;
  private final Touched touched = new Touched();
  private final Semaphore over = new Semaphore(0);
  private final List<Executed> executed = new ArrayList<>();
  private Strand[] strands = new Strand[0];
  private boolean starting;
  private boolean looking;
  private boolean capturing;
  private boolean abandoned;
  private End end = End.COMPLETE;

  /** How a run ended. */
  enum End {
    /** All threads ended. */
    COMPLETE,
    /** Those that did not end wait for ever. */
    DEADLOCK,
    /** The pilot gave it up. */
    GIVEN_UP,
    /** It needed too many primitives. */
    TOO_LONG
  }

  private record Executed(int strand, Operation operation, long result) {}

  Run(Pilot pilot, int mostPrimitives) {
    this.pilot = pilot;
    this.mostPrimitives = mostPrimitives;
  }

  /** Runs a trial that was built on this run's primitives. */
  End execute(Trial trial) {
    Runnable[] programs = trial.threads();
    String[] names = trial.actors();
    strands = new Strand[programs.length];
    starting = true;
    for (int s = 0; s < strands.length; s++) {
      strands[s] = new Strand(this, s, names[s], programs[s]);
      strands[s].start();
      over.acquireUninterruptibly();
    }
    starting = false;
    pass(null);
    over.acquireUninterruptibly();
    abandoned = true;
    for (Strand strand : strands) {
      if (!strand.finished()) {
        strand.go.release();
      }
    }
    for (Strand strand : strands) {
      join(strand);
    }
    return end;
  }

  private static void join(Strand strand) {
    boolean interrupted = false;
    while (strand.isAlive()) {
      try {
        strand.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** The first exception that a thread threw. */
  Optional<Throwable> thrown() {
    for (Strand strand : strands) {
      Throwable thrown = strand.thrown();
      if (thrown != null) {
        return Optional.of(thrown);
      }
    }
    return Optional.empty();
  }

  /** How many primitives were executed. */
  int length() {
    return executed.size();
  }

  /** What was executed, for people. */
  List<Exploration.Move> moves() {
    return executed.stream()
        .map(
            e ->
                new Exploration.Move(
                    strands[e.strand()].getName(), e.operation().describe(e.result())))
        .toList();
  }

  /** Executes a primitive of the calling thread, when its turn comes. */
  long perform(Operation operation) {
    if (!(Thread.currentThread() instanceof Strand self)) {
      long result = operation.body().run(touched);
      touched.take();
      return result;
    }
    if (looking) {
      throw new IllegalStateException("a condition must only read");
    }
    if (abandoned) {
      throw new Abandoned();
    }
    self.announce(operation);
    if (starting) {
      over.release();
      await(self);
    } else {
      pass(self);
    }
    capturing = true;
    long result = operation.body().run(touched);
    capturing = false;
    executed.add(new Executed(self.number, operation, result));
    pilot.executed(self.number, touched.take());
    return result;
  }

  /** Whether a condition is being looked at, so that reads are no primitives of their own. */
  boolean looking() {
    return looking;
  }

  /** Notes a read by a condition. */
  void look(int object) {
    if (capturing) {
      touched.add(object, Access.Kind.READ);
    }
  }

  /** Evaluates a condition as one primitive's body. */
  boolean holds(Condition condition) {
    boolean before = looking;
    looking = true;
    try {
      return condition.holds();
    } finally {
      looking = before;
    }
  }

  private void await(Strand self) {
    self.go.acquireUninterruptibly();
    if (abandoned) {
      throw new Abandoned();
    }
  }

  /** A thread has ended; the turn passes on. */
  void ended() {
    if (starting) {
      over.release();
    } else if (!abandoned) {
      pass(null);
    }
  }

  /** Passes the turn to whom the pilot chooses; returns when {@code self} has it again. */
  private void pass(@Nullable Strand self) {
    int next = next();
    if (next < 0) {
      over.release();
      if (self != null) {
        await(self);
      }
      return;
    }
    if (self == null || self.number != next) {
      strands[next].go.release();
      if (self != null) {
        await(self);
      }
    }
  }

  private int next() {
    long enabled = 0;
    boolean waiting = false;
    for (Strand strand : strands) {
      Operation pending = strand.pending();
      if (pending != null && !strand.finished()) {
        waiting = true;
        Condition guard = pending.guard();
        if (guard == null || holds(guard)) {
          enabled |= 1L << strand.number;
        }
      }
    }
    if (executed.size() >= mostPrimitives) {
      end = End.TOO_LONG;
      return -1;
    }
    if (enabled == 0) {
      end = waiting ? End.DEADLOCK : End.COMPLETE;
      if (waiting) {
        reportBlocked();
      }
      return -1;
    }
    int next = pilot.choose(enabled);
    if (next < 0) {
      end = End.GIVEN_UP;
      reportBlocked();
    }
    return next;
  }

  private void reportBlocked() {
    for (Strand strand : strands) {
      Operation pending = strand.pending();
      Condition guard = pending == null ? null : pending.guard();
      if (guard != null && !holds(guard)) {
        capturing = true;
        holds(guard);
        capturing = false;
        pilot.blocked(strand.number, touched.take());
      }
    }
  }
}
