package org.lufcheck.sim.engine.alloc;

import org.lufcheck.sim.engine.luf.Section;
import org.lufcheck.sim.engine.luf.TakeOff;
import org.lufcheck.sim.engine.memory.FrameList;
import org.lufcheck.sim.engine.memory.Frames;

/**
 * Free pages without a buddy allocator, of a kernel that does not keep those apart that owe a flush
 * (v10, patch 06): one list, from whose start they leave and to whose start they come back. What a
 * page owes is in its frame; a task owes it from when it has taken the page.
 *
 * <p>v10 and v11 as they were posted lose it here: a page that enters gets its order as its tag,
 * which is 0 for a single page (R-X24). So nobody flushes for a page that has been in the zone.
 */
final class MixedPages implements FreePages {
  private final Frames frames;
  private final TakeOff luf;
  private final FrameList pages;

  /**
   * All free.
   *
   * @param first frame
   * @param chunks how many
   */
  MixedPages(Frames frames, int first, int chunks, TakeOff luf) {
    this.frames = frames;
    this.luf = luf;
    pages = new FrameList(frames);
    for (int frame = first; frame < first + chunks; frame++) {
      pages.addTail(frame);
    }
  }

  /**
   * What is in their frames stays there; whether anybody looks at it is decided by {@link #take}.
   */
  @Override
  public void free(FrameList from, int count, double now) {
    pages.takeLast(from, count);
  }

  @Override
  public void free(TaggedPages from, int count, double now) {
    int key = from.lastTag();
    for (int page = 0; page < count; page++) {
      int frame = from.popLast();
      frames.tag(frame, key);
      pages.addHead(frame);
    }
  }

  @Override
  public int take(FrameList to, int most, Section section, long spare, double now) {
    int many = Math.min(most, pages.size());
    for (int page = 0; page < many; page++) {
      int frame = pages.popHead();
      if (luf.keepsTags()) {
        luf.takeKey(section, frames.tag(frame), now);
      }
      frames.tag(frame, 0);
      to.addTail(frame);
    }
    return many;
  }
}
