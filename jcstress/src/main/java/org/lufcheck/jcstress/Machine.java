package org.lufcheck.jcstress;

import org.lufcheck.concurrent.prim.Hardware;
import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.prim.RwLock;
import org.lufcheck.concurrent.prim.SpinLock;
import org.lufcheck.concurrent.prim.Word;

/**
 * The machine that the races run on: the kernel's primitives, as strong as the kernel's memory
 * model promises and no stronger. Where a race needs an access that even a compiler may move, it
 * uses a plain field instead.
 */
final class Machine {
  private static final Primitives PRIMITIVES = new Hardware();

  private Machine() {}

  /** A word of memory. */
  static Word word(long initial) {
    return PRIMITIVES.word("", 0, initial);
  }

  /** A spinlock. */
  static SpinLock spinLock() {
    return PRIMITIVES.spinLock("", 0);
  }

  /** A reader-writer lock. */
  static RwLock rwLock() {
    return PRIMITIVES.rwLock("", 0);
  }

  /** A full memory barrier. */
  static void smpMb() {
    PRIMITIVES.smpMb();
  }
}
