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

  @Override
  public void free(int frame, int key, double now) {
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

  private void spliceIfDone(double now) {
    if (pending.size() > 0 && luf.done(now) >= pendingGeneration) {
      clean.takeAll(pending);
    }
  }

  @Override
  public int take(Section section, boolean pendingFirst, double now) {
    spliceIfDone(now);
    int entry = pendingFirst ? takePending(section, now) : Frames.NONE;
    if (entry == Frames.NONE && clean.size() > 0) {
      entry = clean.popHead();
    } else if (entry == Frames.NONE && !pendingFirst) {
      entry = takePending(section, now);
    }
    if (entry == Frames.NONE || !Entry.isTagged(entry)) {
      return entry;
    }
    frames.tag(Entry.frame(entry), 0);
    return Entry.frame(entry);
  }

  private int takePending(Section section, double now) {
    int entry = pending.head();
    if (entry == Frames.NONE || !luf.take(section, frames.tag(Entry.frame(entry)), now)) {
      return Frames.NONE;
    }
    luf.count(-grain);
    return pending.popHead();
  }
}
