package org.lufcheck.concurrent.mm;

import org.lufcheck.concurrent.alloc.PageAllocator;
import org.lufcheck.concurrent.hw.Interrupts;
import org.lufcheck.concurrent.luf.LufHooks;
import org.lufcheck.concurrent.luf.LufKeys;
import org.lufcheck.concurrent.oracle.Observer;
import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.prim.SpinLock;
import org.lufcheck.concurrent.state.Mapping;
import org.lufcheck.concurrent.state.Memory;
import org.lufcheck.concurrent.state.Page;
import org.lufcheck.concurrent.state.Task;
import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.state.FrameState;

/**
 * Pages leave the page cache: truncation and hole punching of a disk file, and direct writes
 * (mm/truncate.c, mm/filemap.c, P16, P20). Thread-safe; every thread uses its own task.
 */
public final class CacheRemoval {
  private static final String PUNCH = "truncate_pagecache_range: invalidate_lock";
  private static final String TRUNCATE = "truncate_pagecache: invalidate_lock";

  private final Memory m;
  private final Primitives p;
  private final Interrupts interrupts;
  private final PageAllocator allocator;
  private final Folios folios;
  private final Gather gather;
  private final LufHooks hooks;
  private final Observer observer;
  private final String free;
  private final String[] lockRange;
  private final String[] lockInvalidate;
  private final String[] truncated;
  private final String[] invalidated;
  private final String[] toDisk;

  /** The removals of a machine. */
  public CacheRemoval(
      Memory m,
      Interrupts interrupts,
      PageAllocator allocator,
      Folios folios,
      Gather gather,
      LufHooks hooks,
      Observer observer) {
    this.m = m;
    this.p = m.p;
    this.interrupts = interrupts;
    this.allocator = allocator;
    this.folios = folios;
    this.gather = gather;
    this.hooks = hooks;
    this.observer = observer;
    free = allocator.freeStep("folio_put");
    lockRange = StepNames.ofPages(m, "truncate_inode_pages_range: lock ", "");
    lockInvalidate = StepNames.ofPages(m, "invalidate_inode_pages2_range: lock ", "");
    truncated = StepNames.ofPages(m, "truncate_inode_folio: ", " leaves the cache");
    invalidated = StepNames.ofPages(m, "invalidate_complete_folio2: ", " leaves the cache");
    toDisk =
        StepNames.withValues(
            new String[] {"generic_file_direct_write: write "}, new String[] {" to disk"})[0];
  }

  private void hook(Task t, Hook hook, int page, boolean before) {
    if (before ? hooks.before(hook) : hooks.after(hook)) {
      hooks.flushMapping(t, hook, m.pages[page].file);
    }
  }

  /** Takes the page out of the cache, runs the hook that follows, and frees its frame. */
  private void removeAndFree(Task t, int page, String step, Hook hook) {
    p.begin(t.name);
    int frame = folios.isolate(page, FrameState.HELD);
    m.pages[page].dirty = false;
    m.pages[page].lock.unlock();
    p.end(t.name, step, "", -1);
    if (hook != Hook.H13) {
      hook(t, hook, page, false);
    }
    allocator.free(t, frame, 0, LufKeys.NONE, free);
  }

  /**
   * fallocate(FALLOC_FL_PUNCH_HOLE) or ftruncate() of a file on disk; the page then reads 0.
   *
   * @param truncation unmaps a second time at the end, as truncate_pagecache does
   */
  public void punch(Task t, int page, boolean truncation) {
    Page it = m.pages[page];
    SpinLock invalidateLock = m.files[it.file].invalidateLock;
    interrupts.lock(t, invalidateLock);
    String function = truncation ? TRUNCATE : PUNCH;
    p.end(t.name, function, "", -1);
    gather.unmapFilePage(t, page);
    if (folios.lock(t, page, lockRange[page])) {
      gather.unmapFilePage(t, page);
      hook(t, Hook.H7, page, true);
      hook(t, Hook.H7, page, false);
      hook(t, Hook.H8, page, true);
      removeAndFree(t, page, truncated[page], Hook.H8);
    }
    hook(t, Hook.H11, page, false);
    if (truncation) {
      gather.unmapFilePage(t, page);
    }
    p.begin(t.name);
    m.debug.changes(page);
    it.stored.writeOnce(observer.store(page, 0));
    observer.knows(t, page);
    invalidateLock.unlock();
    p.end(t.name, "fallocate: release the block, unlock, return", "", -1);
  }

  /** write() of a page with O_DIRECT: invalidate, write to disk, invalidate again. */
  public void writeDirect(Task t, int page, int value) {
    Page it = m.pages[page];
    Mapping mapping = m.files[it.file];
    boolean counted = m.rules.has(Guard.NO_DIRECT_IO);
    if (counted) {
      p.begin(t.name);
      mapping.direct.addReturn(1);
      p.end(t.name, "generic_file_direct_write: direct I/O is in flight", "", -1);
    }
    invalidate(t, page);
    p.begin(t.name);
    it.stored.writeOnce(observer.store(page, value));
    p.end(t.name, toDisk[value], "", -1);
    p.begin(t.name);
    boolean cached = cached(it.file);
    p.end(t.name, "kiocb_invalidate_post_direct_write: anything cached?", "", -1);
    if (cached) {
      invalidate(t, page);
    }
    p.begin(t.name);
    if (counted) {
      mapping.direct.addReturn(-1);
    }
    m.debug.changes(page);
    observer.knows(t, page);
    p.end(t.name, "generic_file_direct_write: return", "", -1);
  }

  private boolean cached(int file) {
    for (Page page : m.pages) {
      if (page.file == file && page.frame.readOnce() != 0) {
        return true;
      }
    }
    return false;
  }

  /** invalidate_inode_pages2_range(), after filemap_write_and_wait(): unmaps and evicts. */
  private void invalidate(Task t, int page) {
    if (folios.lock(t, page, lockInvalidate[page])) {
      gather.unmapFilePage(t, page);
      p.begin(t.name);
      if (m.pages[page].dirty) {
        m.pages[page].stored.writeOnce(folios.frameOf(page).contents.readOnce());
      }
      p.end(t.name, "invalidate_inode_pages2_range: write dirty contents out", "", -1);
      removeAndFree(t, page, invalidated[page], Hook.H13);
    }
    hook(t, Hook.H13, page, false);
  }
}
