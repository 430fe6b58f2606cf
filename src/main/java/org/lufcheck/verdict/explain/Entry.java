package org.lufcheck.verdict.explain;

/**
 * A TLB entry that should not have been there any more.
 *
 * @param cpu whose TLB
 * @param slot of which address
 * @param frame the frame it shows, from 1
 * @param loaded the step that loaded it
 * @param stale the step since which it has differed from the page table
 * @param end the last step at which it mattered
 */
record Entry(int cpu, int slot, int frame, int loaded, int stale, int end) {
  /** The CPU's bit in masks. */
  int bit() {
    return 1 << cpu;
  }
}
