package org.lufcheck.sim.engine.alloc;

import org.lufcheck.kernel.rules.Generation;
import org.lufcheck.sim.engine.luf.Section;
import org.lufcheck.sim.engine.luf.ZonePending;
import org.lufcheck.sim.engine.memory.FrameList;
import org.lufcheck.sim.engine.memory.Frames;

/**
 * Free pages without a buddy allocator: one list of pages that need no flush, and one of pending
 * pages (patch 13). Pages neither merge nor split, so that no page taints another one.
 *
 * <p>When a flush is over, somebody moves what waited for it to the other list. Actors act in the
 * order in which their steps begin, and reach ahead; so a task may come at an earlier moment than
 * whoever moved the pages, when the flush was still under way. To that task they are pending.
 */
final class SinglePages implements FreePages {
  private final int grain;
  private final ZonePending luf;
  private final FrameList clean;
  private final TaggedPages pending;
  private long pendingGeneration;
  private int movedTag;
  private int cleanBefore;

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
    cleanBefore += count;
  }

  @Override
  public void free(TaggedPages from, int count, double now) {
    spliceIfDone(now);
    int tag = luf.enter(from.lastTag(), now);
    if (!luf.keepsTags()) {
      from.moveLast(clean, count);
      cleanBefore += count;
      return;
    }
    from.moveLast(pending, count, tag);
    pendingGeneration = luf.generation();
    luf.count((long) count * grain);
  }

  private void spliceIfDone(double now) {
    if (pending.size() > 0 && luf.done(now) >= pendingGeneration) {
      cleanBefore = clean.size();
      movedTag = Generation.tag(pendingGeneration);
      pending.moveAll(clean);
    }
  }

  /** How many pages of the clean list are pending at a moment. */
  private int early(double now) {
    return luf.isOpen(movedTag, now) ? clean.size() - cleanBefore : 0;
  }

  @Override
  public int take(FrameList to, int most, Section section, long spare, double now) {
    spliceIfDone(now);
    int early = early(now);
    int many = spare == 0 ? takePending(to, most, early, section, now) : 0;
    if (many == 0) {
      many = takeClean(to, spare == 0 ? most : (int) Math.min(most, spare), early);
    }
    return many == 0 && spare > 0 ? takePending(to, most, early, section, now) : many;
  }

  private int takeClean(FrameList to, int most, int early) {
    int many = Math.min(most, clean.size() - early);
    to.takeFirst(clean, many);
    cleanBefore = Math.max(0, cleanBefore - many);
    return many;
  }

  /** Takes the first page, and those after it that leave for the same reason. */
  private int takePending(FrameList to, int most, int early, Section section, double now) {
    if (early > 0) {
      return takeEarly(to, Math.min(most, early), section, now);
    }
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

  /** The same of pages that have been moved already: all are of one generation. */
  private int takeEarly(FrameList to, int many, Section section, double now) {
    if (!luf.take(section, movedTag, now)) {
      return 0;
    }
    luf.count(-(long) many * grain);
    to.takeFirst(clean, many);
    return many;
  }
}
