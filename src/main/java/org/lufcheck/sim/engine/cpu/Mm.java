package org.lufcheck.sim.engine.cpu;

import org.lufcheck.sim.input.Program.HotPages;

/** An address space (struct mm_struct), as far as TLBs and flushes are concerned. */
public final class Mm {
  private final int id;
  private final HotPages hot;
  private long cpumask;
  private final Company company = new Company();
  private long loadedBy;
  private long generation = 1;

  /**
   * An address space that no CPU has loaded.
   *
   * @param id its number, from 0
   * @param hot what its threads use all the time
   */
  public Mm(int id, HotPages hot) {
    this.id = id;
    this.hot = hot;
  }

  /** Its number, from 0. */
  public int id() {
    return id;
  }

  /** Pages that a thread of it has to walk for again after a full flush. */
  public HotPages hot() {
    return hot;
  }

  /** mm_cpumask: the CPUs that may have entries of it, bit c for CPU c. */
  public long cpumask() {
    return cpumask;
  }

  /** The CPUs that have it loaded, bit c for CPU c; a subset of {@link #cpumask}. */
  long loadedBy() {
    return loadedBy;
  }

  /** A CPU has loaded it, or something else again. */
  void loaded(int cpu, boolean now) {
    loadedBy = now ? loadedBy | 1L << cpu : loadedBy & ~(1L << cpu);
  }

  /** The CPUs that go through the same flushes. */
  Company company() {
    return company;
  }

  /** Puts a CPU into the mask. */
  void enter(int cpu) {
    cpumask |= 1L << cpu;
  }

  /** Takes a CPU out of the mask. */
  void leave(int cpu) {
    cpumask &= ~(1L << cpu);
  }

  /** context.tlb_gen: how many changes CPUs have to follow. */
  long generation() {
    return generation;
  }

  /** inc_mm_tlb_gen, which every deferred unmap does. */
  public void changed() {
    generation++;
  }
}
