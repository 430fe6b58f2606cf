package org.lufcheck.sim.engine.luf;

/**
 * When deferred flushes are done. Every policy keeps the rule that makes LUF safe: no page leaves
 * the allocator before its flush; they differ in what is flushed together, and in who flushes
 * earlier than that.
 *
 * <p>Pages are counted per zone, over the free pages whose flush is pending.
 */
public sealed interface FlushPolicy
    permits FlushPolicy.AtTakeOff,
        FlushPolicy.PerPage,
        FlushPolicy.Background,
        FlushPolicy.IdleFirst,
        FlushPolicy.Bounded,
        FlushPolicy.Piggyback {
  /** As the command line names it. */
  String name();

  /** One line for people. */
  String title();

  /** Whether pages in the buddy allocator keep their key, instead of joining a zone's batch. */
  default boolean keepsKeys() {
    return false;
  }

  /** Whether whoever frees pages flushes, once so much is pending for so long. */
  default boolean flushesAfterFree(long pendingPages, double oldestNanos) {
    return false;
  }

  /** Whether kswapd flushes, once so much is pending. */
  default boolean flushesInKswapd(long pendingPages) {
    return false;
  }

  /** Whether a CPU that becomes idle or switches flushes what it owes. */
  default boolean flushesIdle() {
    return false;
  }

  /** Whether flushes that happen anyway are extended to the CPUs that a zone waits for. */
  default boolean ridesAlong() {
    return false;
  }

  /** Patch 21: one flush for all of a zone, when the first pending page leaves. */
  record AtTakeOff() implements FlushPolicy {
    @Override
    public String name() {
      return "take-off";
    }

    @Override
    public String title() {
      return "as posted: the first pending page that leaves the allocator flushes for its zone";
    }
  }

  /** Before patch 21: each page keeps its key, and leaving pages flush for themselves only. */
  record PerPage() implements FlushPolicy {
    @Override
    public String name() {
      return "per-page";
    }

    @Override
    public String title() {
      return "pages that leave the allocator flush for themselves only";
    }

    @Override
    public boolean keepsKeys() {
      return true;
    }
  }

  /**
   * kswapd flushes the oldest generation before somebody needs it.
   *
   * @param pages that have to be pending
   */
  record Background(long pages) implements FlushPolicy {
    @Override
    public String name() {
      return "background";
    }

    @Override
    public String title() {
      return "kswapd flushes for its zone once " + pages + " pages are pending";
    }

    @Override
    public boolean flushesInKswapd(long pendingPages) {
      return pendingPages >= pages;
    }
  }

  /** CPUs that become idle or switch flush themselves and need no IPI later. */
  record IdleFirst() implements FlushPolicy {
    @Override
    public String name() {
      return "idle-first";
    }

    @Override
    public String title() {
      return "a CPU that becomes idle flushes what it owes and needs no IPI for it";
    }

    @Override
    public boolean flushesIdle() {
      return true;
    }
  }

  /**
   * Not more and not longer than a bound: whoever frees the page that exceeds it flushes.
   *
   * @param pages that may be pending
   * @param nanos for which a page may be pending, as seen when another is freed
   */
  record Bounded(long pages, double nanos) implements FlushPolicy {
    @Override
    public String name() {
      return "bounded";
    }

    @Override
    public String title() {
      return "whoever frees flushes, beyond "
          + pages
          + " pending pages or "
          + Math.round(nanos / 1e6)
          + " ms";
    }

    @Override
    public boolean flushesAfterFree(long pendingPages, double oldestNanos) {
      return pendingPages > pages || oldestNanos > nanos;
    }
  }

  /** Flushes that happen anyway take along the CPUs that zones wait for. */
  record Piggyback() implements FlushPolicy {
    @Override
    public String name() {
      return "piggyback";
    }

    @Override
    public String title() {
      return "every other flush also answers for what is pending in the zones";
    }

    @Override
    public boolean ridesAlong() {
      return true;
    }
  }
}
