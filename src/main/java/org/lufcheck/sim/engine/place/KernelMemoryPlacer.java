package org.lufcheck.sim.engine.place;

import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.engine.memory.MemoryObject;

/** What the kernel itself needs memory for, while programs use theirs. */
public interface KernelMemoryPlacer {
  /**
   * An XArray node may be needed before a page enters the page cache of a file.
   *
   * @return whether there is one; if not, the task may have to reclaim first
   */
  boolean beforeInsert(Current current, MemoryObject file, int slot);

  /**
   * A page table may be needed before a slot is mapped.
   *
   * @return whether there is one; if not, the task may have to reclaim first
   */
  boolean beforeMap(Current current, MemoryObject object, int slot);

  /** The data of a slot may have been promoted: its page table may follow. */
  void promoted(Current current, MemoryObject object, int slot);

  /**
   * What slower nodes add to the kernel's work on a page that enters the page cache: its XArray
   * node, and its struct page where that is on the node of the page, in nanoseconds for each page.
   */
  double extraNanos(MemoryObject file, int slot, int frame);
}
