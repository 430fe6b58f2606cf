package org.lufcheck.sim.engine.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is where: for each chunk of each file and of each anonymous region, a <em>slot</em> that
 * says which frame holds it, and the PTE that maps it.
 *
 * <p>In this simulator every file and region belongs to one process, so a slot has one PTE at most
 * (the workloads of {@code sim.input} say so). A slot without a frame may hold a shadow entry, as
 * the page cache does: on which node it was evicted, and when (mm/workingset.c).
 */
public final class Slots {
  /** PTE flag: present. */
  public static final int PRESENT = 1;

  /** PTE flag: accessed. */
  public static final int YOUNG = 2;

  /** PTE flag: writable. */
  public static final int WRITE = 4;

  /** PTE flag: dirty. */
  public static final int DIRTY = 8;

  /** PTE flag: inaccessible, for a NUMA hint fault. */
  public static final int HINT = 16;

  /** PTE flag: the contents are in swap. */
  public static final int SWAPPED = 32;

  /** The slot has never had a frame, or its shadow was dropped. */
  private static final int EMPTY = -1;

  private static final int BLOCK_SHIFT = 10;
  private static final int NODE_SHIFT = 28;
  private static final int AGE_MASK = (1 << NODE_SHIFT) - 1;

  private final List<MemoryObject> objects = new ArrayList<>();
  private int[] frameOf = new int[0];
  private byte[] pte = new byte[0];
  private int[] objectOfBlock = new int[0];
  private int used;

  /**
   * Reserves slots.
   *
   * @param chunks how many, at least 1
   * @return the first slot
   */
  public int reserve(int chunks) {
    int base = used;
    int blocks = (chunks + (1 << BLOCK_SHIFT) - 1) >>> BLOCK_SHIFT;
    used = Math.addExact(base, blocks << BLOCK_SHIFT);
    if (used > frameOf.length) {
      grow(used);
    }
    return base;
  }

  /**
   * Makes room at once for objects that will be reserved, so that nothing is copied later.
   *
   * @param chunks of all objects together
   * @param objectCount how many objects
   */
  public void expect(long chunks, int objectCount) {
    grow(Math.toIntExact(chunks + ((long) objectCount << BLOCK_SHIFT)));
  }

  private void grow(int length) {
    int before = frameOf.length;
    if (length > before) {
      frameOf = Arrays.copyOf(frameOf, length);
      Arrays.fill(frameOf, before, length, EMPTY);
      pte = Arrays.copyOf(pte, length);
      objectOfBlock = Arrays.copyOf(objectOfBlock, (length >>> BLOCK_SHIFT) + 1);
    }
  }

  /** Registers the object whose slots were reserved. */
  void register(MemoryObject object) {
    int last = (object.base() + object.chunks() - 1) >>> BLOCK_SHIFT;
    for (int block = object.base() >>> BLOCK_SHIFT; block <= last; block++) {
      objectOfBlock[block] = objects.size();
    }
    objects.add(object);
  }

  /** The file or region that a slot belongs to. */
  public MemoryObject object(int slot) {
    return objects.get(objectOfBlock[slot >>> BLOCK_SHIFT]);
  }

  /** All files and regions. */
  public List<MemoryObject> objects() {
    return objects;
  }

  /** The frame of a slot; negative if it has none. */
  public int frame(int slot) {
    return frameOf[slot];
  }

  /** Puts a frame into a slot. */
  public void place(int slot, int frame) {
    frameOf[slot] = frame;
  }

  /** Forgets frame, shadow and PTE. */
  public void forget(int slot) {
    frameOf[slot] = EMPTY;
    pte[slot] = 0;
  }

  /** Leaves a shadow entry where a frame was evicted (workingset_eviction). */
  public void evict(int slot, int node, long age) {
    frameOf[slot] = -2 - ((node << NODE_SHIFT) | (int) (age & AGE_MASK));
  }

  /** Whether a slot without a frame has a shadow entry. */
  public boolean hasShadow(int slot) {
    return frameOf[slot] < EMPTY;
  }

  /** The node of a shadow entry. */
  public int shadowNode(int slot) {
    return (-2 - frameOf[slot]) >>> NODE_SHIFT;
  }

  /**
   * What a shadow entry says besides its node: the {@code age} of {@link #evict}, 28 bits of it.
   */
  public int shadow(int slot) {
    return (-2 - frameOf[slot]) & AGE_MASK;
  }

  /** How much a node has aged since a shadow entry was made; right up to 2^28 chunks. */
  public long shadowDistance(int slot, long nodeAge) {
    return (nodeAge - (-2 - frameOf[slot])) & AGE_MASK;
  }

  /** The PTE's flags. */
  public int pte(int slot) {
    return pte[slot];
  }

  /** Sets the PTE's flags. */
  public void pte(int slot, int flags) {
    pte[slot] = (byte) flags;
  }

  /** The array behind {@link #pte(int)}, for loops over many slots. */
  public byte[] ptes() {
    return pte;
  }

  /** The array behind {@link #frame}, for loops over many slots. */
  public int[] frames() {
    return frameOf;
  }
}
