package org.lufcheck.sim.engine.memory;

/**
 * The state of all page frames: three ints each in one array, so that a frame is a fifth of a cache
 * line and nothing is allocated while the simulation runs.
 *
 * <p>A frame here is a chunk of {@code grain} pages. The first word says where it is in the list of
 * its node, the second which slot of a memory object it holds; the third packs flags, the
 * generation and the references that a multi-generational LRU counts, the order of a free block
 * (low half), and LUF's tag (high half). The first two link a free block to its neighbours in a
 * {@link BlockList}.
 */
public final class Frames {
  /** No frame. */
  public static final int NONE = -1;

  /** Flag: PG_referenced. */
  public static final int REFERENCED = 1 << 4;

  /** Flag: PG_workingset. */
  public static final int WORKINGSET = 1 << 5;

  /** Flag: PG_dirty. */
  public static final int DIRTY = 1 << 6;

  /** Flag: page cache, not anonymous memory. */
  public static final int FILE = 1 << 7;

  /**
   * Lists of a node as the kernel counts them (enum lru_list). A node with active and inactive
   * lists has exactly these; for one with generations see {@link Lru}.
   */
  public static final int INACTIVE_ANON = 0;

  /** The active list of anonymous memory. */
  public static final int ACTIVE_ANON = 1;

  /** The inactive list of page cache. */
  public static final int INACTIVE_FILE = 2;

  /** The active list of page cache. */
  public static final int ACTIVE_FILE = 3;

  /** Not on a list of a node. */
  public static final int OFF_LIST = 15;

  private static final int WORDS = 3;
  private static final int LIST_MASK = 15;
  private static final int GENERATION_SHIFT = 8;
  private static final int REFS_SHIFT = 10;
  private static final int TWO_BITS = 3;
  private static final int ORDER_SHIFT = 12;
  private static final int ORDER_MASK = 15 << ORDER_SHIFT;
  private static final int TAG_SHIFT = 16;
  private static final int LOW_HALF = 0xffff;

  /** Lists that link frames, at most. */
  private static final int MOST_HEADS = 1024;

  private final int[] words;
  private final int count;
  private int heads;

  /** Written and never read, see {@link #saw}. */
  @SuppressWarnings("UnusedVariable")
  private int seen;

  private final Blocks blocks = new Blocks();

  /**
   * Frames that are on no list and hold nothing.
   *
   * @param count how many, below 2^29
   */
  public Frames(int count) {
    this.count = count;
    words = new int[WORDS * (count + MOST_HEADS)];
    for (int frame = 0; frame < count; frame++) {
      reset(frame);
    }
  }

  /** How many frames there are. */
  public int count() {
    return count;
  }

  /** A head for a {@link BlockList}: a frame of its own, which is no memory. */
  int newHead() {
    if (heads == MOST_HEADS) {
      throw new IllegalStateException("more than " + MOST_HEADS + " lists of free blocks");
    }
    return count + heads++;
  }

  /** What lists of these frames are made of. */
  Blocks blocks() {
    return blocks;
  }

  /** Where a frame is in its {@link FrameList}. */
  int place(int frame) {
    return words[frame * WORDS];
  }

  /** Keeps the compiler from leaving out reads whose only purpose is to bring frames near. */
  void saw(int places) {
    seen = places;
  }

  /** Notes where a frame is in its list. */
  void place(int frame, int place) {
    words[frame * WORDS] = place;
  }

  /** The block after a free one in its {@link BlockList}. */
  int next(int block) {
    return words[block * WORDS];
  }

  /** Links a free block to the one after it. */
  void next(int block, int after) {
    words[block * WORDS] = after;
  }

  /** The block before a free one in its {@link BlockList}. */
  int previous(int block) {
    return words[block * WORDS + 1];
  }

  /** Links a free block to the one before it. */
  void previous(int block, int before) {
    words[block * WORDS + 1] = before;
  }

  /** Whether a frame is the first of a free block of an order (PageBuddy). */
  public boolean isFree(int frame, int order) {
    return (words[frame * WORDS + 2] & ORDER_MASK) == order + 1 << ORDER_SHIFT;
  }

  /** Makes a frame the first of a free block of an order, 0 to 10. */
  public void free(int frame, int order) {
    int at = frame * WORDS + 2;
    words[at] = (words[at] & ~ORDER_MASK) | order + 1 << ORDER_SHIFT;
  }

  /** A frame is no longer the first of a free block. */
  public void notFree(int frame) {
    words[frame * WORDS + 2] &= ~ORDER_MASK;
  }

  /** The slot that a frame holds, or {@link #NONE}. */
  public int owner(int frame) {
    return words[frame * WORDS + 1];
  }

  /** Gives a frame to a slot. */
  public void own(int frame, int slot) {
    words[frame * WORDS + 1] = slot;
  }

  /** Whether all of some flags are set. */
  public boolean has(int frame, int flags) {
    return (words[frame * WORDS + 2] & flags) == flags;
  }

  /** Sets flags. */
  public void set(int frame, int flags) {
    words[frame * WORDS + 2] |= flags;
  }

  /** Clears flags. */
  public void clear(int frame, int flags) {
    words[frame * WORDS + 2] &= ~flags;
  }

  /** Forgets flags, list and tag: the frame is free. */
  public void reset(int frame) {
    words[frame * WORDS + 1] = NONE;
    words[frame * WORDS + 2] = OFF_LIST;
  }

  /** The list of its node's {@link Lru} that a frame is on, or {@link #OFF_LIST}. */
  public int list(int frame) {
    return words[frame * WORDS + 2] & LIST_MASK;
  }

  /** Notes the list of its node that a frame is on. */
  public void list(int frame, int list) {
    int at = frame * WORDS + 2;
    words[at] = (words[at] & ~LIST_MASK) | list;
  }

  /** The generation of a frame on a list (folio_lru_gen), 0 to 3. */
  public int generation(int frame) {
    return words[frame * WORDS + 2] >>> GENERATION_SHIFT & TWO_BITS;
  }

  /** Sets the generation. */
  public void generation(int frame, int generation) {
    int at = frame * WORDS + 2;
    words[at] = (words[at] & ~(TWO_BITS << GENERATION_SHIFT)) | generation << GENERATION_SHIFT;
  }

  /** Accesses beyond the second through file descriptors (LRU_REFS_MASK), 0 to 3. */
  public int refs(int frame) {
    return words[frame * WORDS + 2] >>> REFS_SHIFT & TWO_BITS;
  }

  /** Sets the accesses. */
  public void refs(int frame, int refs) {
    int at = frame * WORDS + 2;
    words[at] = (words[at] & ~(TWO_BITS << REFS_SHIFT)) | refs << REFS_SHIFT;
  }

  /** LUF's tag of a free block, or of a free page that lies among those that owe nothing. */
  public int tag(int frame) {
    return words[frame * WORDS + 2] >>> TAG_SHIFT;
  }

  /** Sets the tag, 0 to 65,535. */
  public void tag(int frame, int tag) {
    int at = frame * WORDS + 2;
    words[at] = (words[at] & LOW_HALF) | (tag << TAG_SHIFT);
  }
}
