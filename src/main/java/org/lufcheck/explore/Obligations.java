package org.lufcheck.explore;

/**
 * What has to happen in the end, once it has become pending: a request that must be answered, an
 * allocation that must return. Immutable and shared between threads.
 */
public interface Obligations {
  /** How many obligations there are; they are numbered from 0. */
  int count();

  /** Whether an obligation is open in the state at {@code offset}. */
  boolean pending(long[] states, int offset, int obligation);

  /** What a reader calls the obligation. */
  String name(int obligation);
}
