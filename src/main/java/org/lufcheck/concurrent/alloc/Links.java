package org.lufcheck.concurrent.alloc;

import java.util.Arrays;

/**
 * struct page of every frame, as far as the allocator's lists need it: neighbours, order, tag. A
 * frame is in one list at most. Protected by the lock of the list that it is in, and by nobody but
 * its owner while it is in none. List heads are nodes too, so that a frame can be taken out by
 * whoever does not know its list.
 */
final class Links {
  private static final byte NO_BLOCK = -1;

  private final int frames;
  private final int[] next;
  private final int[] previous;
  private final int[] tag;
  private final byte[] order;
  private int lists;

  /** Frames numbered from 1, and room for the heads of some lists. */
  Links(int frames, int lists) {
    this.frames = frames;
    next = new int[frames + 1 + lists];
    previous = new int[frames + 1 + lists];
    tag = new int[frames + 1];
    order = new byte[frames + 1];
    Arrays.fill(order, NO_BLOCK);
  }

  int frames() {
    return frames;
  }

  /** A new empty list; returns its head. */
  int newList() {
    int head = frames + 1 + lists++;
    next[head] = head;
    previous[head] = head;
    return head;
  }

  boolean isEmpty(int list) {
    return next[list] == list;
  }

  /** The first frame of a list, or 0. */
  int first(int list) {
    return after(list, list);
  }

  /** The frame after another in a list, or 0. */
  int after(int list, int node) {
    return next[node] == list ? 0 : next[node];
  }

  void addHead(int list, int frame) {
    insert(frame, list, next[list]);
  }

  void addTail(int list, int frame) {
    insert(frame, previous[list], list);
  }

  private void insert(int frame, int before, int after) {
    previous[frame] = before;
    next[frame] = after;
    next[before] = frame;
    previous[after] = frame;
  }

  void remove(int frame) {
    next[previous[frame]] = next[frame];
    previous[next[frame]] = previous[frame];
  }

  /** list_splice_tail_init(): appends all of another list, which is then empty. */
  void splice(int from, int to) {
    if (isEmpty(from)) {
      return;
    }
    int first = next[from];
    int last = previous[from];
    next[previous[to]] = first;
    previous[first] = previous[to];
    next[last] = to;
    previous[to] = last;
    next[from] = from;
    previous[from] = from;
  }

  /** The 16-bit half of page.private: luf_key in pcp, zone_ugen in buddy; 0 for nothing owed. */
  int tag(int frame) {
    return tag[frame];
  }

  void setTag(int frame, int to) {
    tag[frame] = to;
  }

  /** The order of the free block that a frame heads in buddy, or -1. */
  int order(int frame) {
    return order[frame];
  }

  void setOrder(int frame, int to) {
    order[frame] = (byte) to;
  }

  void clearOrder(int frame) {
    order[frame] = NO_BLOCK;
  }
}
