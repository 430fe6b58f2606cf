package org.lufcheck.concurrent.state;

import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.prim.Word;
import org.lufcheck.kernel.Setup;

/** A virtual address of an mm: its PTE and its vma. */
public final class Slot {
  private static final int EPOCH = 32;

  /** Its number, from 0. */
  public final int number;

  /** What the scenario says about it. */
  public final Setup.Slot setup;

  /** {@code A.v0}. */
  public final String name;

  /** The PTE, in the format of {@link Pte}; written under the page-table lock and by hardware. */
  public final Word pte;

  /**
   * The page it denotes plus one, 0 for none, and how often that has changed; under the vma lock.
   */
  public final Word meaning;

  /** VM_WRITE; under the vma lock. */
  public final Word vmaWrite;

  /** An address as the scenario has it at first, its PTE empty. */
  public Slot(Primitives p, int number, Setup.Slot setup, String name) {
    this.number = number;
    this.setup = setup;
    this.name = name;
    pte = p.word("pte", number, Pte.NONE);
    meaning = p.word("vma", number, setup.page() + 1);
    vmaWrite = p.word("vm_write", number, setup.writable() ? 1 : 0);
  }

  /** The page of a meaning, or -1. */
  public static int page(long meaning) {
    return (int) meaning - 1;
  }

  /** How often what the address denotes has changed. */
  public static int epoch(long meaning) {
    return (int) (meaning >>> EPOCH);
  }

  /** The next meaning. */
  public static long next(long meaning, int page) {
    return (long) (epoch(meaning) + 1) << EPOCH | (page + 1);
  }
}
