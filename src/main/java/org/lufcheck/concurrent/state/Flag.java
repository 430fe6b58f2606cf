package org.lufcheck.concurrent.state;

import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.prim.SpinLock;
import org.lufcheck.concurrent.prim.Word;

/** A user-level synchronisation variable, and what its last writer knew. */
public final class Flag {
  /** The variable. */
  public final Word value;

  /** Keeps value and knowledge together; the oracle's, no stronger than release and acquire. */
  public final SpinLock lock;

  /** What acquiring threads come to know; under the lock. */
  public final Knowledge knows;

  /** A variable that holds 0. */
  public Flag(Primitives p, int number, int pages, int slots) {
    value = p.word("flag", number, 0);
    lock = p.spinLock("flag lock", number);
    knows = new Knowledge(pages, slots);
  }
}
