package org.lufcheck.concurrent.debug;

import org.lufcheck.concurrent.state.Cpu;
import org.lufcheck.concurrent.state.Mm;

/**
 * Who may still use which translation: for each frame and address the CPUs that were in {@code
 * mm_cpumask} when the PTE was cleared or write-protected, and have not flushed the mm since. A
 * clock numbers the changes of PTEs; a CPU that flushes notes for the mm which changes came before
 * the flush began, so that a flush costs the same however many debts there are. To be called under
 * the lock of {@link Reports}.
 */
final class Debts {
  private final long[][] readers;
  private final long[][] writers;
  private final long[][] since;
  private final long[][] flushedTo;
  private final int[] mmOf;
  private long clock;

  /**
   * No debts.
   *
   * @param mmOf the mm of each address
   */
  Debts(int frames, int[] mmOf, int cpus, int mms) {
    int slots = mmOf.length;
    this.mmOf = mmOf.clone();
    readers = new long[frames + 1][slots];
    writers = new long[frames + 1][slots];
    since = new long[frames + 1][slots];
    flushedTo = new long[cpus][mms];
  }

  void unmapped(Mm mm, int slot, int frame, boolean write) {
    settle(frame, slot);
    readers[frame][slot] |= mm.cpumask.readOnce();
    if (write) {
      writers[frame][slot] |= mm.cpumask.readOnce();
    }
    since[frame][slot] = ++clock;
  }

  void writeProtected(Mm mm, int slot, int frame) {
    settle(frame, slot);
    writers[frame][slot] |= mm.cpumask.readOnce();
    since[frame][slot] = ++clock;
  }

  /** Which changes come before a flush that begins now. */
  long now() {
    return clock;
  }

  void flushed(Cpu cpu, int mm, long begun) {
    flushedTo[cpu.number][mm] = Math.max(flushedTo[cpu.number][mm], begun);
  }

  /** The CPUs that may still read the frame at the address. */
  long readers(int frame, int slot) {
    settle(frame, slot);
    return readers[frame][slot];
  }

  /** The CPUs that may still write the frame at the address. */
  long writers(int frame, int slot) {
    settle(frame, slot);
    return writers[frame][slot];
  }

  /** Takes out the CPUs that have flushed since. */
  private void settle(int frame, int slot) {
    long done = 0;
    for (long rest = readers[frame][slot] | writers[frame][slot]; rest != 0; rest &= rest - 1) {
      int cpu = Long.numberOfTrailingZeros(rest);
      if (flushedTo[cpu][mmOf[slot]] >= since[frame][slot]) {
        done |= 1L << cpu;
      }
    }
    readers[frame][slot] &= ~done;
    writers[frame][slot] &= ~done;
  }
}
