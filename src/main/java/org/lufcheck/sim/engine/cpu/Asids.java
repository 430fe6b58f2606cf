package org.lufcheck.sim.engine.cpu;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The address spaces of which each CPU still has entries, because they have a PCID of their own
 * there (arch/x86/mm/tlb.c: cpu_tlbstate.ctxs, choose_new_asid). Who comes back flushes only what
 * it missed; who lost its place, which is given away in turn, flushes in any case.
 */
final class Asids {
  /** What a CPU has followed of an address space that has no place: nothing. */
  private static final long NOTHING = 0;

  private final int places;
  private final @Nullable Mm[] owners;
  private final long[] generations;
  private final int[] current;
  private final int[] next;

  /**
   * No CPU has entries of anything.
   *
   * @param cpus how many CPUs there are
   * @param places PCIDs of each CPU, at least 1 (TLB_NR_DYN_ASIDS)
   */
  Asids(int cpus, int places) {
    this.places = places;
    owners = new @Nullable Mm[cpus * places];
    generations = new long[cpus * places];
    current = new int[cpus];
    next = new int[cpus];
    Arrays.setAll(current, cpu -> cpu * places);
  }

  /**
   * Another address space is loaded.
   *
   * @param followed what the CPU has followed of the one before
   * @return what it has followed of this one
   */
  long load(int cpu, long followed, Mm mm) {
    generations[current[cpu]] = followed;
    int first = cpu * places;
    for (int place = first; place < first + places; place++) {
      if (owners[place] == mm) {
        current[cpu] = place;
        return generations[place];
      }
    }
    int place = first + next[cpu];
    next[cpu] = (next[cpu] + 1) % places;
    owners[place] = mm;
    current[cpu] = place;
    return NOTHING;
  }
}
