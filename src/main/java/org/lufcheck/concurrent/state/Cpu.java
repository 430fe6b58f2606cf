package org.lufcheck.concurrent.state;

import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.prim.SpinLock;
import org.lufcheck.concurrent.prim.Word;

/**
 * A CPU: its TLB, which only the CPU itself fills and clears, and its mailbox of IPIs. TLB entries
 * are words so that the oracle may look at them.
 */
public final class Cpu {
  /** Its number, from 0. */
  public final int number;

  /** Its bit in masks. */
  public final long bit;

  /** {@code cpu1}. */
  public final String name;

  /** TLB entries by slot, in the format of {@link Pte}; 0 for none. */
  public final Word[] tlb;

  /** For each mm the TLB generation up to which this CPU is flushed; its own. */
  public final long[] tlbGen;

  /** CPUs whose flush IPI is not acknowledged yet, as bits (call_single_queue). */
  public final Word pending;

  /** What this CPU's own IPIs ask for: an mm plus one, or 0 for everything. */
  public final Word request;

  /** 1 when no thread runs here any more; the sender of an IPI then acts for the CPU. */
  public final Word gone;

  /** Held by whoever acts for a CPU that is gone. */
  public final SpinLock standIn;

  /** The mm it has loaded, or -1. */
  public int mm = -1;

  /** Interrupts are off; its own. */
  public boolean irqsOff;

  /** A CPU that nobody runs on. */
  public Cpu(Primitives p, int number, int slots, int mms) {
    this.number = number;
    this.bit = 1L << number;
    this.name = "cpu" + number;
    tlb = new Word[slots];
    for (int s = 0; s < slots; s++) {
      tlb[s] = p.word("tlb of cpu" + number, s, 0);
    }
    tlbGen = new long[mms];
    pending = p.word("ipi", number, 0);
    request = p.word("ipi request", number, 0);
    gone = p.word("gone", number, 1);
    standIn = p.spinLock("stand-in", number);
  }
}
