package org.lufcheck.concurrent.luf;

import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.prim.Word;
import org.lufcheck.kernel.rules.Generation;

/**
 * luf_ugen, the clock that numbers requests and flushes (mm/rmap.c: new_luf_ugen, P07, P21). Both
 * steps of a skip are fully ordered. Thread-safe.
 */
public final class LufClock {
  private final Word ugen;

  /** A clock at LUF_UGEN_INIT. */
  public LufClock(Primitives p) {
    this(p, Generation.INITIAL);
  }

  /** A clock that has come to {@code at}, to test what happens around a skipped number. */
  public LufClock(Primitives p, long at) {
    ugen = p.word("luf_ugen", 0, at);
  }

  /** new_luf_ugen(): the next valid number; a full barrier on both sides. */
  public long next() {
    return next(true);
  }

  /** The next valid number; without {@code ordered} it orders nothing (O1, O3 taken out). */
  public long next(boolean ordered) {
    long drawn = draw(ordered);
    return Generation.isValid(drawn) ? drawn : draw(ordered);
  }

  private long draw(boolean ordered) {
    return ordered ? ugen.addReturn(1) : ugen.addReturnRelaxed(1);
  }

  /** The newest number handed out. */
  public long now() {
    return ugen.readOnce();
  }
}
