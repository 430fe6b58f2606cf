package org.lufcheck.sim.engine.memory;

import java.util.Arrays;

/** A file, or a region of anonymous memory, with the page tables of its mapping. */
public final class MemoryObject {
  /**
   * Entries of a page-table page. A chunk of page tables maps this many chunks, whatever the grain.
   */
  private static final int TABLE_ENTRIES = 512;

  /** Pages of a file for which a slab page has room: 7 XArray nodes of 576 bytes for 64 pages. */
  private static final int SLAB_ENTRIES = 448;

  private final int id;
  private final int mm;
  private final boolean file;
  private final boolean writable;
  private final int base;
  private final int chunks;
  private final int[] tables;
  private final int[] slabs;
  private final double[] hints;

  /**
   * An object whose slots are reserved and registered here.
   *
   * @param slots where
   * @param mm number of the process that maps it
   * @param file whether it is a file; otherwise anonymous memory
   * @param writable whether the mapping may be written: VM_WRITE or VM_MAYWRITE
   * @param chunks its size, at least 1
   */
  public MemoryObject(Slots slots, int mm, boolean file, boolean writable, int chunks) {
    this.mm = mm;
    this.file = file;
    this.writable = writable;
    this.chunks = chunks;
    id = slots.objects().size();
    base = slots.reserve(chunks);
    slots.register(this);
    tables = absent((chunks - 1) / TABLE_ENTRIES + 1);
    slabs = absent(file ? (chunks - 1) / SLAB_ENTRIES + 1 : 0);
    hints = file ? new double[0] : new double[chunks];
  }

  private static int[] absent(int count) {
    int[] array = new int[count];
    Arrays.fill(array, Frames.NONE);
    return array;
  }

  /** Its number, from 0. */
  public int id() {
    return id;
  }

  /** The number of the process that maps it. */
  public int mm() {
    return mm;
  }

  /** Whether it is a file. */
  public boolean file() {
    return file;
  }

  /** Whether the mapping may be written: VM_WRITE or VM_MAYWRITE. */
  public boolean writable() {
    return writable;
  }

  /** Its first slot. */
  public int base() {
    return base;
  }

  /** How many slots it has. */
  public int chunks() {
    return chunks;
  }

  /** The slot after its last. */
  public int end() {
    return base + chunks;
  }

  /** How many chunks of page tables its mapping needs. */
  public int tableCount() {
    return tables.length;
  }

  /** Which chunk of page tables maps a slot. */
  public int tableOf(int slot) {
    return (slot - base) / TABLE_ENTRIES;
  }

  /** The frame of a chunk of page tables, or {@link Frames#NONE} if it does not exist yet. */
  public int table(int index) {
    return tables[index];
  }

  /** Notes the frame of a chunk of page tables. */
  public void table(int index, int frame) {
    tables[index] = frame;
  }

  /** Which chunk of slab holds the page cache's entry of a slot. */
  public int slabOf(int slot) {
    return (slot - base) / SLAB_ENTRIES;
  }

  /** The frame of a chunk of slab, or {@link Frames#NONE} if it does not exist yet. */
  public int slab(int index) {
    return slabs[index];
  }

  /** Notes the frame of a chunk of slab. */
  public void slab(int index, int frame) {
    slabs[index] = frame;
  }

  /** How many chunks of slab its page cache needs. */
  public int slabCount() {
    return slabs.length;
  }

  /** When a NUMA scan made a slot of anonymous memory inaccessible, in simulated nanoseconds. */
  public double hint(int slot) {
    return hints[slot - base];
  }

  /** Notes when a NUMA scan made a slot inaccessible. */
  public void hint(int slot, double now) {
    hints[slot - base] = now;
  }
}
