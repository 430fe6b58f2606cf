package org.lufcheck.concurrent.record;

import org.lufcheck.concurrent.prim.Condition;
import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.prim.RwLock;
import org.lufcheck.concurrent.prim.SpinLock;
import org.lufcheck.concurrent.prim.Word;

/**
 * Primitives of another kind that keep a journal of the steps. The primitives themselves run as
 * they are, concurrently; only the beginnings and ends of steps are put in order, by the journal's
 * lock. A step takes effect in between, so whoever replays a journal has to find a moment for each
 * step, as in a check of linearisability. The journal's lock is a barrier at each end of a step:
 * runs that are recorded show no reordering from one step into another. Thread-safe.
 */
public final class Recording implements Primitives {
  private final Primitives inner;
  private final Journal journal;

  /** Records what runs on {@code inner}. */
  public Recording(Primitives inner, Journal journal) {
    this.inner = inner;
    this.journal = journal;
  }

  @Override
  public Word word(String name, int index, long initial) {
    return inner.word(name, index, initial);
  }

  @Override
  public SpinLock spinLock(String name, int index) {
    return inner.spinLock(name, index);
  }

  @Override
  public RwLock rwLock(String name, int index) {
    return inner.rwLock(name, index);
  }

  @Override
  public void smpMb() {
    inner.smpMb();
  }

  @Override
  public void controlDependency() {
    inner.controlDependency();
  }

  @Override
  public void await(Condition until) {
    inner.await(until);
  }

  @Override
  public boolean observe(Condition what) {
    return inner.observe(what);
  }

  @Override
  public void begin(String actor) {
    journal.begin(actor);
  }

  @Override
  public void end(String actor, String step, String choice, int value) {
    journal.end(actor, step, choice, value);
  }
}
