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
      frames.tag(frame, 0);
      clean.addHead(frame);
      return;
    }
    frames.tag(frame, luf.enter(key, now));
    pending.addTail(frame);
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
    int frame = pendingFirst ? takePending(section, now) : Frames.NONE;
    if (frame == Frames.NONE && clean.size() > 0) {
      frame = clean.popHead();
    } else if (frame == Frames.NONE && !pendingFirst) {
      frame = takePending(section, now);
    }
    if (frame != Frames.NONE) {
      frames.tag(frame, 0);
    }
    return frame;
  }

  private int takePending(Section section, double now) {
    int frame = pending.head();
    if (frame == Frames.NONE || !luf.take(section, frames.tag(frame), now)) {
      return Frames.NONE;
    }
    pending.popHead();
    luf.count(-grain);
    return frame;
  }
}
