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
  private final int grain;
  private final ZonePending luf;
  private final FrameList clean;
  private final TaggedPages pending;
  private long pendingGeneration;

  /**
   * All free.
   *
   * @param first frame
   * @param chunks how many
   * @param grain pages of a chunk
   */
  SinglePages(Frames frames, int first, int chunks, int grain, ZonePending luf) {
    this.grain = grain;
    this.luf = luf;
    clean = new FrameList(frames);
    pending = new TaggedPages(frames);
    for (int frame = first; frame < first + chunks; frame++) {
      clean.addTail(frame);
    }
  }

  @Override
  public void free(FrameList from, int count, double now) {
    spliceIfDone(now);
    clean.takeLast(from, count);
  }

  @Override
  public void free(TaggedPages from, int count, double now) {
    spliceIfDone(now);
    int tag = luf.enter(from.lastTag(), now);
    from.moveLast(pending, count, tag);
    pendingGeneration = luf.generation();
    luf.count((long) count * grain);
  }

  private void spliceIfDone(double now) {
    if (pending.size() > 0 && luf.done(now) >= pendingGeneration) {
      pending.moveAll(clean);
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
    to.takeFirst(clean, many);
    return many;
  }

  /** Takes the first page, and those after it that leave for the same reason. */
  private int takePending(FrameList to, int most, Section section, double now) {
    if (pending.size() == 0) {
      return 0;
    }
    boolean claimed = section.hasClaimed();
    if (!luf.take(section, pending.firstTag(), now)) {
      return 0;
    }
    boolean forAll = luf.sameForAll() && claimed == section.hasClaimed();
    int many = forAll ? Math.min(most, pending.firstRun()) : 1;
    luf.count(-(long) many * grain);
    pending.moveFirst(to, many);
    return many;
  }
}
