package org.lufcheck.concurrent.alloc;

import org.lufcheck.concurrent.hw.Interrupts;
import org.lufcheck.concurrent.luf.LufKeys;
import org.lufcheck.concurrent.oracle.Observer;
import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.prim.Word;
import org.lufcheck.concurrent.state.Contents;
import org.lufcheck.concurrent.state.Memory;
import org.lufcheck.concurrent.state.Ordering;
import org.lufcheck.concurrent.state.Task;
import org.lufcheck.kernel.Rules;
import org.lufcheck.kernel.Setup;
import org.lufcheck.kernel.state.FrameState;

/**
 * Allocation and freeing of pages: rmqueue, rmqueue_bulk, free_unref_folios, free_one_page
 * (mm/page_alloc.c, P11, P12, P18, P21). Thread-safe; every thread uses its own task.
 */
public final class PageAllocator {
  /** What to do with a page that could go to a pcp list. */
  @FunctionalInterface
  public interface FreePolicy {
    /** Whether the page goes straight to buddy, as where the pcp list's lock is taken. */
    boolean toBuddy(Task t, int frame);
  }

  private final Memory m;
  private final Primitives p;
  private final TakeOff takeOff;
  private final Interrupts interrupts;
  private final Observer observer;
  private final FreePolicy policy;
  private final Links links;
  private final Zone zone;
  private final PcpList[] pcp;
  private final Word frees;
  private final String[] names;
  private final boolean tags;

  /** An allocator that has every frame that no page has. */
  public PageAllocator(
      Memory m,
      LufKeys keys,
      TakeOff takeOff,
      Interrupts interrupts,
      Observer observer,
      FreePolicy policy) {
    this.m = m;
    this.p = m.p;
    this.takeOff = takeOff;
    this.interrupts = interrupts;
    this.observer = observer;
    this.policy = policy;
    tags = m.rules.deferral() == Rules.Deferral.IN_ALLOCATOR;
    int frames = m.frames.length - 1;
    int pcps = m.sizes.pcpLists();
    links = new Links(frames, Zone.lists(m.sizes.maxOrder()) + pcps);
    zone = new Zone(m, links, keys);
    pcp = new PcpList[pcps];
    for (int i = 0; i < pcps; i++) {
      pcp[i] = new PcpList(p, links, i);
    }
    frees = p.word("frees", 0, 0);
    // The last one stands for no frame, as in the model.
    names = new String[frames + 2];
    names[frames + 1] = "pfn" + (frames + 1);
    for (int f = frames; f >= 1; f--) {
      names[f] = "pfn" + f;
      if (m.frames[f].state.readOnce() == FrameState.BUDDY) {
        zone.freeOnePage(f, 0);
      }
    }
  }

  /** The zone. */
  public Zone zone() {
    return zone;
  }

  private PcpList pcpOf(Task t) {
    return pcp[t.cpu.number % pcp.length];
  }

  /**
   * rmqueue() of one page or a block, with all of its flushes done.
   *
   * @param atomic the context can neither send IPIs nor sleep
   * @return the first frame, or 0 if an atomic request finds nothing
   */
  public int allocate(Task t, int order, boolean atomic) {
    while (true) {
      long seen = frees.readOnce();
      int frame = order == 0 ? rmqueuePcplist(t, atomic) : 0;
      if (frame == 0) {
        frame = rmqueueBuddy(t, order, atomic);
      }
      if (frame != 0) {
        return frame;
      }
      if (atomic) {
        p.begin(t.name);
        p.end(t.name, "rmqueue: take a frame", names[names.length - 1], -1);
        return 0;
      }
      interrupts.await(t, () -> frees.readOnce() != seen);
    }
  }

  private int rmqueuePcplist(Task t, boolean atomic) {
    PcpList list = pcpOf(t);
    p.begin(t.name);
    TakeOff.Section section = takeOff.start(t, null, atomic);
    boolean refilled = false;
    int frame = 0;
    // The kernel only tries the lock, and falls back to buddy; a list that all CPUs share is waited
    // for.
    boolean locked = pcp.length > 1 || atomic ? list.lock.tryLock() : wait(t, list);
    if (locked) {
      frame = list.take(section);
      if (frame == 0 && list.count() == 0) {
        refilled = rmqueueBulk(t, list, atomic);
        frame = list.take(section);
      }
      if (frame != 0) {
        hold(frame);
      }
      list.lock.unlock();
    }
    if (frame != 0 && !refilled) {
      p.end(t.name, "rmqueue: take a frame", names[frame], -1);
      section.end();
    } else {
      section.endEmpty();
    }
    return frame;
  }

  private boolean wait(Task t, PcpList list) {
    interrupts.lock(t, list.lock);
    return true;
  }

  /** rmqueue_bulk(): refills a pcp list; returns whether it got anything. */
  private boolean rmqueueBulk(Task t, PcpList list, boolean atomic) {
    p.begin(t.name);
    TakeOff.Section section = takeOff.start(t, zone, atomic);
    int got = 0;
    zone.lock.lock();
    int last = 0;
    for (int i = 0; i < m.sizes.pcpBatch(); i++) {
      int frame = rmqueueSmallest(section, 0);
      if (frame == 0) {
        break;
      }
      last = frame;
      got++;
      list.add(frame, LufKeys.NONE);
    }
    zone.lock.unlock();
    if (got > 0) {
      p.end(t.name, "rmqueue: take a frame", names[last], -1);
      section.end();
    } else {
      section.endEmpty();
    }
    return got > 0;
  }

  private int rmqueueBuddy(Task t, int order, boolean atomic) {
    p.begin(t.name);
    TakeOff.Section section = takeOff.start(t, zone, atomic);
    zone.lock.lock();
    int frame = rmqueueSmallest(section, order);
    for (int i = 0; frame != 0 && i < 1 << order; i++) {
      hold(frame + i);
    }
    zone.lock.unlock();
    if (frame != 0) {
      p.end(t.name, "rmqueue: take a frame", names[frame], -1);
      section.end();
    } else {
      section.endEmpty();
    }
    return frame;
  }

  private int rmqueueSmallest(TakeOff.Section section, int wanted) {
    for (int order = wanted; order <= zone.maxOrder(); order++) {
      int block = zone.getPageFromFreeArea(section, order);
      // The test is made on the whole block's head, before it is split.
      if (block != 0 && section.checkAndFold(zone, block)) {
        zone.delAndExpand(block, wanted);
        links.setTag(block, 0);
        return block;
      }
    }
    return 0;
  }

  private void hold(int frame) {
    m.frames[frame].state.writeOnce(FrameState.HELD);
  }

  /** The name of the step that frees a page, for a kernel function. */
  public String freeStep(String function) {
    return tags ? function + ": to pcp, or to buddy" : function;
  }

  /**
   * Frees a block that the task holds.
   *
   * @param key what it owes, or {@link LufKeys#NONE}
   * @param step from {@link #freeStep}
   */
  public void free(Task t, int frame, int order, int key, String step) {
    prepare(t, frame, order);
    p.begin(t.name);
    for (int i = 0; i < 1 << order; i++) {
      m.debug.freed(frame + i, key);
    }
    PcpList list = pcpOf(t);
    boolean buddy = order > 0 || policy.toBuddy(t, frame) || !list.lock.tryLock();
    if (buddy) {
      freeOnePage(frame, order, key);
    } else {
      m.frames[frame].state.writeOnce(FrameState.PCP);
      list.add(frame, key);
      if (list.count() > m.sizes.pcpHigh()) {
        freePcppagesBulk(list);
      }
      list.lock.unlock();
    }
    frees.addReturnRelaxed(1);
    p.end(t.name, step, !tags ? "" : buddy && key != LufKeys.NONE ? "to buddy" : "to pcp", -1);
  }

  /** free_pages_prepare(): zeroes private; init_on_free and page_poison write into the page. */
  private void prepare(Task t, int frame, int order) {
    if (m.setup.boot().isEmpty()) {
      return;
    }
    p.begin(t.name);
    boolean zero = m.setup.boot().contains(Setup.Boot.INIT_ON_FREE);
    for (int i = 0; i < 1 << order; i++) {
      m.debug.overwritten(frame + i);
      observer.freeFrameWritten(frame + i);
      int pattern = m.pages.length + 1;
      m.frames[frame + i].contents.writeOnce(zero ? 0 : Contents.of(pattern, 0, 0));
    }
    p.end(t.name, "free_pages_prepare: initialise or poison", "", -1);
  }

  /** Gives back a page that was allocated and not used, within the caller's step. */
  public void giveBack(Task t, int frame) {
    PcpList list = pcpOf(t);
    if (!policy.toBuddy(t, frame) && list.lock.tryLock()) {
      m.frames[frame].state.writeOnce(FrameState.PCP);
      list.add(frame, LufKeys.NONE);
      list.lock.unlock();
    } else {
      freeOnePage(frame, 0, LufKeys.NONE);
    }
    frees.addReturnRelaxed(1);
  }

  /** A page or block reaches an owner outside the scenario, who fills it (post_alloc_hook). */
  public void giveToOther(Task t, int frame, int order) {
    p.begin(t.name);
    for (int i = 0; i < 1 << order; i++) {
      m.debug.handedOut(frame + i);
      m.debug.kmap(frame + i);
      m.frames[frame + i].state.writeOnce(FrameState.OTHER);
      m.frames[frame + i].contents.writeOnce(Contents.of(m.pages.length, 0, 0));
      observer.reused(frame + i, -1);
    }
    p.end(t.name, "post_alloc_hook: the new owner has the frame", "", -1);
  }

  private void freeOnePage(int frame, int order, int key) {
    zone.lock.lock();
    for (int i = 0; i < 1 << order; i++) {
      m.frames[frame + i].state.writeOnce(key == LufKeys.NONE ? FrameState.BUDDY : FrameState.PEND);
    }
    toZone(frame, order, key);
    zone.lock.unlock();
  }

  private void toZone(int frame, int order, int key) {
    links.setTag(frame, 0);
    if (key == LufKeys.NONE) {
      zone.freeOnePage(frame, order);
    } else if (m.keeps(Ordering.O7)) {
      zone.stamp(frame);
      zone.updateZoneBatch(key);
      zone.freeOnePage(frame, order);
    } else {
      zone.stamp(frame);
      zone.freeOnePage(frame, order);
      zone.lock.unlock();
      zone.lock.lock();
      zone.updateZoneBatch(key);
    }
  }

  /** free_pcppages_bulk(): gives a batch of pages back to buddy. */
  private void freePcppagesBulk(PcpList list) {
    zone.lock.lock();
    for (int i = 0; i < m.sizes.pcpBatch() && list.count() > 0; i++) {
      int frame = list.evict();
      int key = links.tag(frame);
      m.frames[frame].state.writeOnce(key == LufKeys.NONE ? FrameState.BUDDY : FrameState.PEND);
      toZone(frame, 0, key);
    }
    zone.lock.unlock();
  }

  /** drain_pages(): gives everything in the pcp lists back to buddy. */
  public void drain() {
    for (PcpList list : pcp) {
      list.lock.lock();
      while (list.count() > 0) {
        freePcppagesBulk(list);
      }
      list.lock.unlock();
    }
  }
}
