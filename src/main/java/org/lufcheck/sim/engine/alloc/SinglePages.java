package org.lufcheck.sim.engine.alloc;

import org.lufcheck.sim.engine.luf.Section;
import org.lufcheck.sim.engine.luf.ZonePending;
import org.lufcheck.sim.engine.memory.FrameList;
import org.lufcheck.sim.engine.memory.Frames;

/**
 * Free pages without a buddy allocator: one list of pages that need no flush, and one of pending
 * pages (patch 13). Pages neither merge nor split, so that no page taints another one.
 */
final class SinglePages implements FreePages {
  private final Frames frames;
  private final int grain;
  private final ZonePending luf;
  private final FrameList clean;
  private final FrameList pending;
  private long pendingGeneration;

  /**
   * All free.
   *
   * @param first frame
   * @param chunks how many
   * @param grain pages of a chunk
   */
  SinglePages(Frames frames, int first, int chunks, int grain, ZonePending luf) {
    this.frames = frames;
    this.grain = grain;
    this.luf = luf;
    clean = new FrameList(frames);
    pending = new FrameList(frames);
    for (int frame = first; frame < first + chunks; frame++) {
      clean.addTail(frame);
    }
  }

  /**
   * A page comes back.
   *
   * @param key what it owes, or 0
   */
  void free(int frame, int key, double now) {
    spliceIfDone(now);
    if (key == 0) {
      clean.addHead(frame);
      return;
    }
    frames.tag(frame, luf.enter(key, now));
    pending.addTail(Entry.tagged(frame));
    pendingGeneration = luf.generation();
    luf.count(grain);
  }

  @Override
  public int free(FrameList from, int most, double now) {
    int many = from.lastWithout(Entry.TAGGED, most);
    if (many == 0) {
      int frame = Entry.frame(from.popTail());
      free(frame, frames.tag(frame), now);
      return 1;
    }
    spliceIfDone(now);
    clean.takeLast(from, many);
    return many;
  }

  private void spliceIfDone(double now) {
    if (pending.size() > 0 && luf.done(now) >= pendingGeneration) {
      clean.takeAll(pending);
    }
  }

  @Override
  public int take(FrameList to, int most, Section section, long spare, double now) {
    spliceIfDone(now);
    int many = spare == 0 ? takePending(to, most, section, now) : 0;
    if (many == 0) {
      many = takeClean(to, spare == 0 ? most : (int) Math.min(most, spare));
    }
    return many == 0 && spare > 0 ? takePending(to, most, section, now) : many;
  }

  private int takeClean(FrameList to, int most) {
    int many = Math.min(most, clean.size());
    to.takeFirst(clean, many, ~Entry.TAGGED);
    return many;
  }

  /** Takes the first page, and those after it that leave for the same reason. */
  private int takePending(FrameList to, int most, Section section, double now) {
    if (pending.size() == 0) {
      return 0;
    }
    int tag = frames.tag(Entry.frame(pending.head()));
    boolean claimed = section.hasClaimed();
    if (!luf.take(section, tag, now)) {
      return 0;
    }
    int many = 1;
    if (luf.sameForAll() && claimed == section.hasClaimed()) {
      many = run(tag, Math.min(most, pending.size()));
    }
    luf.count(-(long) many * grain);
    to.takeFirst(pending, many, ~Entry.TAGGED);
    return many;
  }

  /** How many of the first pending pages have a tag. */
  private int run(int tag, int most) {
    int many = 1;
    while (many < most && frames.tag(Entry.frame(pending.get(many))) == tag) {
      many++;
    }
    return many;
  }
}
