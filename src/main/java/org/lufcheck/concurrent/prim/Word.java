package org.lufcheck.concurrent.prim;

/**
 * A 64-bit word of memory that several CPUs access without a lock, by the kernel's primitives. What
 * each operation orders is the kernel's contract (Documentation/memory-barriers.txt, atomic_t.txt);
 * {@link Hardware} gives exactly that, the other implementations are sequentially consistent.
 */
public interface Word {
  /** READ_ONCE(): one untorn read that orders nothing. */
  long readOnce();

  /** WRITE_ONCE(): one untorn write that orders nothing. */
  void writeOnce(long value);

  /** smp_load_acquire(): later accesses stay behind this read. */
  long loadAcquire();

  /** smp_store_release(): earlier accesses stay before this write. */
  void storeRelease(long value);

  /** atomic64_add_return(): adds, returns the sum, and is a full barrier on both sides. */
  long addReturn(long delta);

  /** atomic64_add_return_relaxed(): the same without any order. */
  long addReturnRelaxed(long delta);

  /**
   * cmpxchg(): writes {@code value} if the word holds {@code expected}; returns what the word held.
   * A full barrier on both sides when it writes.
   */
  long cmpxchg(long expected, long value);

  /** xchg(): writes and returns what the word held; a full barrier on both sides. */
  long xchg(long value);

  /** atomic64_or(), set_bit(): sets bits atomically and orders nothing. */
  void or(long bits);

  /** atomic64_and(), clear_bit(): keeps only {@code bits} atomically and orders nothing. */
  void and(long bits);
}
