package org.lufcheck.sim.engine.memory;

/**
 * A list of frames: the kernel's list_head, as a queue with two ends. Neighbours of the list are
 * neighbours in memory, so that going through millions of frames waits for memory far less than
 * following links would.
 *
 * <p>Operations at both ends take constant time, and nothing is copied when the list grows: it
 * consists of {@link Blocks} that all lists share. A list that notes where its frames are can also
 * remove one from the middle, which leaves a gap that is skipped later; when there are more gaps
 * than frames, the list closes its ranks.
 */
public final class FrameList {
  private static final int MASK = Blocks.SIZE - 1;

  /** Frames that are looked at together before they are taken one by one; a power of 2. */
  private static final int AHEAD = 16;

  private final Frames frames;
  private final boolean places;
  private int[][] table = new int[4][];
  private int[] headBlock = Blocks.NONE;
  private int[] tailBlock = Blocks.NONE;
  private int first;
  private int last;
  private int size;

  /** An empty list from whose ends alone frames are taken. */
  public FrameList(Frames frames) {
    this(frames, false);
  }

  /**
   * An empty list.
   *
   * @param places whether frames can be removed from the middle; a frame may be on one such list
   */
  public FrameList(Frames frames, boolean places) {
    this.frames = frames;
    this.places = places;
  }

  /** How many frames (chunks, not pages) it has. */
  public int size() {
    return size;
  }

  /** list_add. */
  public void addHead(int frame) {
    if ((first & MASK) == 0) {
      openHead();
    }
    first--;
    headBlock[first & MASK] = frame;
    added(frame, first);
  }

  /** list_add_tail. */
  public void addTail(int frame) {
    if ((last & MASK) == 0) {
      openTail();
    }
    tailBlock[last & MASK] = frame;
    added(frame, last);
    last++;
  }

  private void added(int frame, int place) {
    size++;
    if (places) {
      frames.place(frame, place);
    }
  }

  /** list_del; only for a list that notes places. */
  public void remove(int frame) {
    int place = frames.place(frame);
    table[index(place)][place & MASK] = Frames.NONE;
    size--;
    if (last - first > 2 * (size + Blocks.SIZE)) {
      closeRanks();
    }
  }

  /** Removes and returns the first frame; the list must not be empty. */
  public int popHead() {
    int frame;
    do {
      if ((first & AHEAD - 1) == 0 && !places) {
        lookAheadFirst();
      }
      frame = headBlock[first & MASK];
      passFirst(1);
    } while (frame == Frames.NONE);
    size--;
    return frame;
  }

  /** Removes and returns the last frame; the list must not be empty. */
  public int popTail() {
    int frame;
    do {
      if ((last & AHEAD - 1) == 0 && places && last - first >= AHEAD) {
        lookAheadLast();
      }
      last--;
      frame = tailBlock[last & MASK];
      if ((last & MASK) == 0) {
        closeTail();
      }
    } while (frame == Frames.NONE);
    size--;
    return frame;
  }

  /** The frame that {@link #popTail} takes next, or {@link Frames#NONE} where there is a gap. */
  public int peekTail() {
    return size == 0 ? Frames.NONE : tailBlock[last - 1 & MASK];
  }

  /**
   * Reads what is known of the frames that will be taken next, all at once: the processor then
   * waits for memory once, and not for each of them when its turn comes.
   */
  private void lookAheadLast() {
    int from = last - 1 & MASK;
    int seen = 0;
    for (int at = from; at > from - AHEAD; at--) {
      seen |= frames.place(Math.max(0, tailBlock[at]));
    }
    frames.saw(seen);
  }

  /** The same for those at the start, which are given to new owners one by one. */
  private void lookAheadFirst() {
    int from = first & MASK;
    int to = from + Math.min(AHEAD, last - first);
    int seen = 0;
    for (int at = from; at < to; at++) {
      seen |= frames.place(headBlock[at]);
    }
    frames.saw(seen);
  }

  /**
   * Moves frames from the start of another list to the end of this one, many at once; their order
   * stays. Only for lists from whose ends alone frames are taken.
   *
   * @param count how many, no more than the other list has
   */
  public void takeFirst(FrameList other, int count) {
    int left = count;
    while (left > 0) {
      if ((last & MASK) == 0) {
        openTail();
      }
      int from = other.first & MASK;
      int to = last & MASK;
      int many = Math.min(left, Blocks.SIZE - Math.max(from, to));
      System.arraycopy(other.headBlock, from, tailBlock, to, many);
      last += many;
      size += many;
      other.passFirst(many);
      other.size -= many;
      left -= many;
    }
  }

  /** Moves frames from the end of another list to the start of this one, see {@link #takeFirst}. */
  public void takeLast(FrameList other, int count) {
    int left = count;
    while (left > 0) {
      if ((first & MASK) == 0) {
        openHead();
      }
      int from = (other.last - 1 & MASK) + 1;
      int to = (first - 1 & MASK) + 1;
      int many = Math.min(left, Math.min(from, to));
      System.arraycopy(other.tailBlock, from - many, headBlock, to - many, many);
      first -= many;
      size += many;
      other.last -= many;
      if ((other.last & MASK) == 0) {
        other.closeTail();
      }
      other.size -= many;
      left -= many;
    }
  }

  private int index(int place) {
    return (place >> Blocks.SHIFT) & (table.length - 1);
  }

  /** Leaves many of one block behind. */
  private void passFirst(int many) {
    first += many;
    if ((first & MASK) == 0) {
      frames.blocks().give(headBlock);
      headBlock = first == last ? Blocks.NONE : table[index(first)];
    }
  }

  private void closeTail() {
    frames.blocks().give(tailBlock);
    tailBlock = first == last ? Blocks.NONE : table[index(last - 1)];
  }

  private void openHead() {
    headBlock = open(first - 1);
    if (first == last) {
      tailBlock = headBlock;
    }
  }

  private void openTail() {
    tailBlock = open(last);
    if (first == last) {
      headBlock = tailBlock;
    }
  }

  /** A new block for the places around one that is next to the first or the last. */
  private int[] open(int place) {
    if ((last - first >>> Blocks.SHIFT) + 2 > table.length) {
      grow();
    }
    int[] block = frames.blocks().take();
    table[index(place)] = block;
    return block;
  }

  private void grow() {
    int[][] larger = new int[2 * table.length][];
    int block = first >> Blocks.SHIFT;
    for (int moved = 0; moved < table.length; moved++, block++) {
      larger[block & (larger.length - 1)] = table[block & (table.length - 1)];
    }
    table = larger;
  }

  private void closeRanks() {
    int count = size;
    int from = first;
    int to = first;
    for (int moved = 0; moved < count; from++) {
      int frame = table[index(from)][from & MASK];
      if (frame != Frames.NONE) {
        table[index(to)][to & MASK] = frame;
        frames.place(frame, to);
        to++;
        moved++;
      }
    }
    while (last != to) {
      last--;
      if ((last & MASK) == 0) {
        closeTail();
      }
    }
  }
}
