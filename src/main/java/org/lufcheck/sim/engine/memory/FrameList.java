package org.lufcheck.sim.engine.memory;

/**
 * A doubly linked list of frames whose links are in {@link Frames}: the kernel's list_head. All
 * operations take constant time. A frame must be on one list at most; nothing checks that.
 */
public final class FrameList {
  private final int[] words;
  private int head = Frames.NONE;
  private int tail = Frames.NONE;
  private int size;

  /** An empty list. */
  public FrameList(Frames frames) {
    words = frames.words;
  }

  /** How many frames (chunks, not pages) it has. */
  public int size() {
    return size;
  }

  /** The first frame, or {@link Frames#NONE}. */
  public int head() {
    return head;
  }

  /** The last frame, or {@link Frames#NONE}. */
  public int tail() {
    return tail;
  }

  /** list_add. */
  public void addHead(int frame) {
    int at = frame << 2;
    words[at] = head;
    words[at + 1] = Frames.NONE;
    if (head == Frames.NONE) {
      tail = frame;
    } else {
      words[(head << 2) + 1] = frame;
    }
    head = frame;
    size++;
  }

  /** list_add_tail. */
  public void addTail(int frame) {
    int at = frame << 2;
    words[at] = Frames.NONE;
    words[at + 1] = tail;
    if (tail == Frames.NONE) {
      head = frame;
    } else {
      words[tail << 2] = frame;
    }
    tail = frame;
    size++;
  }

  /** list_del. */
  public void remove(int frame) {
    int at = frame << 2;
    int next = words[at];
    int previous = words[at + 1];
    if (previous == Frames.NONE) {
      head = next;
    } else {
      words[previous << 2] = next;
    }
    if (next == Frames.NONE) {
      tail = previous;
    } else {
      words[(next << 2) + 1] = previous;
    }
    size--;
  }

  /** Removes and returns the first frame; the list must not be empty. */
  public int popHead() {
    int frame = head;
    head = words[frame << 2];
    if (head == Frames.NONE) {
      tail = Frames.NONE;
    } else {
      words[(head << 2) + 1] = Frames.NONE;
    }
    size--;
    return frame;
  }

  /** Removes and returns the last frame; the list must not be empty. */
  public int popTail() {
    int frame = tail;
    tail = words[(frame << 2) + 1];
    if (tail == Frames.NONE) {
      head = Frames.NONE;
    } else {
      words[tail << 2] = Frames.NONE;
    }
    size--;
    return frame;
  }

  /** list_splice_tail_init: moves all frames of another list to the end of this one. */
  public void takeAll(FrameList other) {
    if (other.size == 0) {
      return;
    }
    if (size == 0) {
      head = other.head;
    } else {
      words[tail << 2] = other.head;
      words[(other.head << 2) + 1] = tail;
    }
    tail = other.tail;
    size += other.size;
    other.head = Frames.NONE;
    other.tail = Frames.NONE;
    other.size = 0;
  }
}
