package org.lufcheck.sim.engine.alloc;

import org.lufcheck.kernel.rules.Generation;
import org.lufcheck.sim.engine.luf.Section;
import org.lufcheck.sim.engine.luf.ZonePending;
import org.lufcheck.sim.engine.memory.BlockList;
import org.lufcheck.sim.engine.memory.FrameList;
import org.lufcheck.sim.engine.memory.Frames;

/**
 * The buddy allocator of a zone (struct free_area; mm/page_alloc.c: __free_one_page,
 * __rmqueue_smallest, expand), with a list of blocks that need no flush and one of <em>pending</em>
 * blocks for each order (patches 13 and 21).
 *
 * <p>The head of a block carries the latest generation of the pages in it. So a merge taints: clean
 * pages become pending beside a pending buddy. The upper half keeps the tag that it had before the
 * merge, for when the block is split again; it may be of a generation that is done by then, and
 * lies on the pending list all the same. As in the kernel the orders are tried from the lowest, and
 * at each of them both lists before the next order: a pending page is taken before a clean block is
 * split.
 *
 * <p>There is one migration type. With chunks, order 0 is a chunk, and the highest order is what
 * makes 4 MiB.
 */
final class FreeAreas implements FreePages {
  /** MAX_PAGE_ORDER: blocks of 1,024 pages at most. */
  private static final int HIGHEST_PAGE_ORDER = 10;

  private final Frames frames;
  private final int base;
  private final int chunks;
  private final int grain;
  private final int highest;
  private final ZonePending luf;
  private final BlockList[] clean;
  private final BlockList[] pending;
  private final long[] pendingGeneration;

  /**
   * Areas with everything free.
   *
   * @param base first frame of the zone; blocks are aligned to it
   * @param chunks size of the zone
   * @param grain pages of a chunk, a power of 2
   */
  FreeAreas(Frames frames, int base, int chunks, int grain, ZonePending luf) {
    this.frames = frames;
    this.base = base;
    this.chunks = chunks;
    this.grain = grain;
    this.luf = luf;
    highest = HIGHEST_PAGE_ORDER - Integer.numberOfTrailingZeros(grain);
    clean = lists();
    pending = lists();
    pendingGeneration = new long[highest + 1];
    int at = 0;
    while (at < chunks) {
      int fits = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(chunks - at);
      int order = Math.min(highest, Math.min(fits, Integer.numberOfTrailingZeros(at)));
      frames.free(base + at, order);
      clean[order].addTail(base + at);
      at += 1 << order;
    }
  }

  private BlockList[] lists() {
    BlockList[] lists = new BlockList[highest + 1];
    for (int order = 0; order <= highest; order++) {
      lists[order] = new BlockList(frames);
    }
    return lists;
  }

  /**
   * A page comes back.
   *
   * @param key what it owes, or 0
   */
  void free(int frame, int key, double now) {
    int tag = key == 0 ? 0 : luf.enter(key, now);
    frames.tag(frame, tag);
    int page = frame - base;
    int order = 0;
    while (order < highest) {
      int buddy = page ^ 1 << order;
      if (!isFree(buddy, order)) {
        break;
      }
      int other = frames.tag(base + buddy);
      if (!luf.mayMerge(tag, other)) {
        break;
      }
      remove(base + buddy, order);
      tag = luf.merged(tag, other);
      page &= buddy;
      frames.tag(base + page, tag);
      order++;
    }
    add(base + page, order, now, mergeIsLikely(page, order));
  }

  private boolean isFree(int page, int order) {
    return page < chunks && frames.isFree(base + page, order);
  }

  /** buddy_merge_likely: the pair would merge with its own buddy, if its other half were free. */
  private boolean mergeIsLikely(int page, int order) {
    int pair = page & ~(1 << order);
    return order < highest - 1 && isFree(pair ^ 2 << order, order + 1);
  }

  /** __add_to_free_list. */
  private void add(int block, int order, double now, boolean last) {
    frames.free(block, order);
    spliceIfDone(order, now);
    if (frames.tag(block) != 0) {
      pending[order].addTail(block);
      pendingGeneration[order] = luf.generation();
      luf.count((long) grain << order);
    } else if (last) {
      clean[order].addTail(block);
    } else {
      clean[order].addHead(block);
    }
  }

  /** __del_page_from_free_list: from whichever list it is on. */
  private void remove(int block, int order) {
    clean[order].remove(block);
    frames.notFree(block);
    if (frames.tag(block) != 0) {
      luf.count(-((long) grain << order));
    }
  }

  /** flush_pend_list_if_done. */
  private void spliceIfDone(int order, double now) {
    if (!pending[order].isEmpty() && !Generation.before(luf.done(now), pendingGeneration[order])) {
      clean[order].takeAll(pending[order]);
    }
  }

  /** One by one: each page may merge. */
  @Override
  public void free(FrameList from, int count, double now) {
    for (int page = 0; page < count; page++) {
      free(from.popTail(), 0, now);
    }
  }

  @Override
  public void free(TaggedPages from, int count, double now) {
    int key = from.lastTag();
    for (int page = 0; page < count; page++) {
      free(from.popLast(), key, now);
    }
  }

  /** One by one: each page may be one of a larger block. */
  @Override
  public int take(FrameList to, int most, Section section, long spare, double now) {
    int frame = take(section, spare == 0, now);
    if (frame == Frames.NONE) {
      return 0;
    }
    to.addTail(frame);
    return 1;
  }

  /**
   * Takes one page.
   *
   * @return its frame, or {@link Frames#NONE} if there is none that may leave in this section
   */
  int take(Section section, boolean pendingFirst, double now) {
    for (int order = 0; order <= highest; order++) {
      int block = block(section, order, pendingFirst, now);
      if (block != Frames.NONE) {
        remove(block, order);
        frames.tag(block, 0);
        expand(block, order, now);
        return block;
      }
    }
    return Frames.NONE;
  }

  /**
   * get_page_from_free_area: looks at the first block of each list only. Whoever moved a block to
   * the clean list may be ahead in time, see {@link SinglePages}.
   */
  private int block(Section section, int order, boolean pendingFirst, double now) {
    spliceIfDone(order, now);
    if (pendingFirst && mayTakePending(section, order, now)) {
      return pending[order].first();
    }
    if (!clean[order].isEmpty()) {
      int block = clean[order].first();
      if (!luf.isOpen(frames.tag(block), now)) {
        frames.tag(block, 0);
        return block;
      }
      if (luf.take(section, frames.tag(block), now)) {
        return block;
      }
    }
    return !pendingFirst && mayTakePending(section, order, now)
        ? pending[order].first()
        : Frames.NONE;
  }

  private boolean mayTakePending(Section section, int order, double now) {
    return !pending[order].isEmpty() && luf.take(section, frames.tag(pending[order].first()), now);
  }

  /** Gives back the upper halves of a block of which one page is taken. */
  private void expand(int block, int order, double now) {
    for (int half = order - 1; half >= 0; half--) {
      add(block + (1 << half), half, now, false);
    }
  }
}
