package org.lufcheck.sim.engine.alloc;

import org.lufcheck.sim.engine.memory.FrameList;
import org.lufcheck.sim.engine.memory.Frames;

/**
 * Free pages that may owe a flush, in the order in which they were freed, each with LUF's tag: a
 * key in per-CPU lists, a key or a generation in a zone. Pages that are freed together have the
 * same tag, so that it is kept once for each such <em>run</em>: pages then go from list to list
 * without a look at their frames, which in a machine of many pages are in no cache.
 *
 * <p>For use by one thread.
 */
final class TaggedPages {
  private final FrameList pages;
  private int[] tags = new int[16];
  private int[] counts = new int[16];
  private int first;
  private int runs;

  /** No pages. */
  TaggedPages(Frames frames) {
    pages = new FrameList(frames);
  }

  /** How many frames (chunks, not pages). */
  int size() {
    return pages.size();
  }

  /** The tag of the first page; there must be one. */
  int firstTag() {
    return tags[first];
  }

  /** How many pages at the start have the same tag. */
  int firstRun() {
    return counts[first];
  }

  /** The tag of the last page; there must be one. */
  int lastTag() {
    return tags[last()];
  }

  /** How many pages at the end have the same tag. */
  int lastRun() {
    return counts[last()];
  }

  private int last() {
    return first + runs - 1 & tags.length - 1;
  }

  /** A page is freed. */
  void addTail(int frame, int tag) {
    pages.addTail(frame);
    added(tag, 1);
  }

  private void added(int tag, int count) {
    if (runs > 0 && lastTag() == tag) {
      counts[last()] += count;
      return;
    }
    if (runs == tags.length) {
      grow();
    }
    runs++;
    tags[last()] = tag;
    counts[last()] = count;
  }

  private void grow() {
    int[] moreTags = new int[2 * runs];
    int[] moreCounts = new int[2 * runs];
    for (int run = 0; run < runs; run++) {
      moreTags[run] = tags[first + run & runs - 1];
      moreCounts[run] = counts[first + run & runs - 1];
    }
    tags = moreTags;
    counts = moreCounts;
    first = 0;
  }

  /** Removes and returns the first page. */
  int popFirst() {
    firstLeft(1);
    return pages.popHead();
  }

  /** Removes and returns the last page. */
  int popLast() {
    lastLeft(1);
    return pages.popTail();
  }

  /**
   * Moves pages from the start to the end of a list, in their order.
   *
   * @param count no more than the first run has
   */
  void moveFirst(FrameList to, int count) {
    firstLeft(count);
    to.takeFirst(pages, count);
  }

  /**
   * Moves pages from the end to the end of another list, the last one first.
   *
   * @param count no more than the last run has
   * @param tag that they have there
   */
  void moveLast(TaggedPages to, int count, int tag) {
    lastLeft(count);
    for (int moved = 0; moved < count; moved++) {
      to.pages.addTail(pages.popTail());
    }
    to.added(tag, count);
  }

  /**
   * Moves pages from the end to the start of a list of pages that owe nothing.
   *
   * @param count no more than the last run has
   */
  void moveLast(FrameList to, int count) {
    lastLeft(count);
    to.takeLast(pages, count);
  }

  /** Moves all pages to the end of a list of pages that owe nothing. */
  void moveAll(FrameList to) {
    runs = 0;
    to.takeFirst(pages, pages.size());
  }

  private void firstLeft(int count) {
    counts[first] -= count;
    if (counts[first] == 0) {
      first = first + 1 & tags.length - 1;
      runs--;
    }
  }

  private void lastLeft(int count) {
    counts[last()] -= count;
    if (counts[last()] == 0) {
      runs--;
    }
  }
}
