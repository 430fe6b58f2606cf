package org.lufcheck.concurrent.explore;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A thread of a run, which moves only when it is told to. */
final class Strand extends Thread {
  final int number;
  final Semaphore go = new Semaphore(0);

  private final Run run;
  private final Runnable program;
  private @Nullable Operation pending;
  private @Nullable Throwable thrown;
  private boolean finished;

  Strand(Run run, int number, String name, Runnable program) {
    super(name);
    this.run = run;
    this.number = number;
    this.program = program;
    setDaemon(true);
  }

  @Override
  @SuppressWarnings("CatchingUnchecked") // whatever it is, it is the program's result
  public void run() {
    try {
      program.run();
    } catch (Abandoned e) {
      // Nobody waits for it.
    } catch (RuntimeException | Error e) {
      thrown = e;
    }
    finished = true;
    pending = null;
    run.ended();
  }

  boolean finished() {
    return finished;
  }

  @Nullable Throwable thrown() {
    return thrown;
  }

  @Nullable Operation pending() {
    return pending;
  }

  void announce(Operation operation) {
    pending = operation;
  }
}
