package org.lufcheck.sim.engine.memory;

import java.util.Arrays;

/**
 * A list of frames: the kernel's list_head, as a ring buffer. Neighbours of the list are neighbours
 * in memory, so that going through millions of frames waits for memory far less than following
 * links would.
 *
 * <p>Operations at both ends take constant time, amortised. A list that notes where its frames are
 * can also remove one from the middle, which leaves a gap that is skipped later. The ring grows and
 * shrinks with its contents.
 */
public final class FrameList {
  private static final int LEAST = 16;

  private final Frames frames;
  private final boolean places;
  private int[] ring = new int[LEAST];
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

  /** The first frame, or {@link Frames#NONE}. */
  public int head() {
    if (size == 0) {
      return Frames.NONE;
    }
    while (ring[first & (ring.length - 1)] == Frames.NONE) {
      first++;
    }
    return ring[first & (ring.length - 1)];
  }

  /** list_add. */
  public void addHead(int frame) {
    makeRoom();
    first--;
    put(first, frame);
  }

  /** list_add_tail. */
  public void addTail(int frame) {
    makeRoom();
    put(last, frame);
    last++;
  }

  private void put(int place, int frame) {
    ring[place & (ring.length - 1)] = frame;
    if (places) {
      frames.place(frame, place);
    }
    size++;
  }

  /** list_del; only for a list that notes places. */
  public void remove(int frame) {
    ring[frames.place(frame) & (ring.length - 1)] = Frames.NONE;
    size--;
    if (size == 0) {
      first = last;
    }
  }

  /** Removes and returns the first frame; the list must not be empty. */
  public int popHead() {
    int frame;
    do {
      frame = ring[first++ & (ring.length - 1)];
    } while (frame == Frames.NONE);
    taken();
    return frame;
  }

  /** Removes and returns the last frame; the list must not be empty. */
  public int popTail() {
    int frame;
    do {
      frame = ring[--last & (ring.length - 1)];
    } while (frame == Frames.NONE);
    taken();
    return frame;
  }

  /** list_splice_tail_init: moves all frames of another list to the end of this one. */
  public void takeAll(FrameList other) {
    while (other.size > 0) {
      addTail(other.popHead());
    }
  }

  private void taken() {
    size--;
    if (size < ring.length >> 3 && ring.length > LEAST && last - first <= ring.length >> 2) {
      resize(ring.length >> 1);
    }
  }

  private void makeRoom() {
    if (last - first == ring.length) {
      resize(ring.length << 1);
    }
  }

  private void resize(int length) {
    int[] other = new int[length];
    Arrays.fill(other, Frames.NONE);
    for (int place = first; place != last; place++) {
      other[place & (length - 1)] = ring[place & (ring.length - 1)];
    }
    ring = other;
  }
}
