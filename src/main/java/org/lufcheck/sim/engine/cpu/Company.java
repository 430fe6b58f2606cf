package org.lufcheck.sim.engine.cpu;

/**
 * The CPUs of an address space that went through the same flushes, so that the next one does the
 * same to each: their last flush, their queue of interrupts, and what they have followed are equal.
 * A flush therefore costs as much for all of them as for one.
 *
 * <p>What differs between members, because they joined at different times, is kept by {@link
 * Receivers} for each CPU as the difference to the sums here.
 */
final class Company {
  /** The CPUs, bit c for CPU c. */
  long members;

  /** When the members were flushed last, in simulated nanoseconds. */
  double lastFlush;

  /** The latest moment at which an interrupt arrived. */
  double latest;

  /** When their queues of interrupts are empty. */
  double queueEnd;

  /** No member has interrupts off at this moment or later, as far as is known. */
  double deafUntil;

  /** How much of the address space they have followed. */
  long generation;

  /** What interrupts took from each of them since the company began, in simulated nanoseconds. */
  double stolen;

  /** Interrupts that each of them received since the company began. */
  long received;
}
