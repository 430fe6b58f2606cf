package org.lufcheck.sim.engine.luf;

import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.result.FlushReason;

/** What a zone's free pages owe when they leave the allocator, and who flushes for it when. */
public sealed interface TakeOff permits ZonePending, SystemPending {
  /**
   * Whether pages that owe a flush are kept apart from those that owe none: at the end of per-CPU
   * lists, and on pending lists in the zone (v12).
   */
  boolean keptApart();

  /**
   * Whether pages that enter a zone keep what they owe; otherwise they leave it as if they owed
   * nothing ({@link org.lufcheck.kernel.Guard#TAG_KEPT}).
   */
  boolean keepsTags();

  /** How many free pages of a zone owe a flush, as far as the zone knows: an estimate. */
  long pages();

  /** Changes that estimate, if there is one. */
  void count(long more);

  /** A page with a key leaves a per-CPU list. */
  boolean takeKey(Section section, int key, double now);

  /** Ends a section: flushes for what was taken in it, or waits for the flushes of others. */
  void end(Current task, Section section, FlushReason reason);

  /** Flushes before any page needs it. */
  void flushNow(Current task, Section section, FlushReason reason);

  /** Whether whoever frees pages is to flush. */
  boolean wantsFlushAfterFree(double now);

  /** Whether kswapd is to flush. */
  boolean wantsFlushInKswapd();
}
