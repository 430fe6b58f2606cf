package org.lufcheck.concurrent.debug;

import org.lufcheck.concurrent.state.Cpu;
import org.lufcheck.concurrent.state.Mm;
import org.lufcheck.concurrent.state.Slot;

/**
 * Where a kernel with debug checks calls them. All do nothing unless overridden, so that a kernel
 * without checks has no extra step. Called by any thread, with whatever locks the kernel holds
 * there; implementations take no lock but their own. Frames are numbered from 1, pages from 0.
 */
public interface DebugHooks {
  /** No checks. */
  DebugHooks OFF = new DebugHooks() {};

  /** ptep_get_and_clear() by rmap: the address no longer maps the frame; under the ptl. */
  default void unmapped(Mm mm, Slot slot, int frame, boolean write) {}

  /** ptep_set_wrprotect(): the address maps the frame read-only from now on; under the ptl. */
  default void writeProtected(Mm mm, Slot slot, int frame) {}

  /** flush_tlb_func() begins on the CPU; what it returns is handed to {@link #flushed}. */
  default long flushing() {
    return 0;
  }

  /** The CPU has dropped everything of the mm that it had when the flush began. */
  default void flushed(Cpu cpu, int mm, long begun) {}

  /** free_frozen_pages(), free_unref_folios(): the frame is freed with a key, or 0. */
  default void freed(int frame, int key) {}

  /** kernel_init_pages(), kernel_poison_pages() on a frame that is being freed. */
  default void overwritten(int frame) {}

  /** prep_new_page(): the frame has left the allocator and is given away. */
  default void handedOut(int frame) {}

  /** kmap_local_page() and its family: the kernel is about to read or write the frame. */
  default void kmap(int frame) {}

  /** The contents of the page are about to change, in the cache or behind it. */
  default void changes(int page) {}

  /** folio_end_read(): the page has been read into the frame. */
  default void filled(int page, int frame) {}

  /** pte_mkwrite(): the address is about to map the frame, which holds the page, writable. */
  default void mkwrite(Slot slot, int page, int frame) {}

  /** set_pte_at(): the address is about to map the frame, read-only. */
  default void installs(Slot slot, int frame) {}

  /** folio_copy(), pageout(): the frame's contents are about to be taken elsewhere. */
  default void copies(int frame) {}

  /** A call on the address returns: munmap(), mmap(), mprotect(). */
  default void returns(Slot slot) {}
}
