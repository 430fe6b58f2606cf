package org.lufcheck.explore;

/** A request to stop, made by any thread and noticed by a search within milliseconds. */
public final class Cancellation {
  private volatile boolean cancelled;

  /** Asks the search to stop; it answers {@link SearchResult.Interrupted}. */
  public void cancel() {
    cancelled = true;
  }

  /** Whether the search was asked to stop. */
  public boolean isCancelled() {
    return cancelled;
  }
}
