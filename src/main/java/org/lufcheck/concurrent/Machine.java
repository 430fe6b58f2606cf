package org.lufcheck.concurrent;

import org.lufcheck.concurrent.alloc.PageAllocator;
import org.lufcheck.concurrent.alloc.TakeOff;
import org.lufcheck.concurrent.hw.Interrupts;
import org.lufcheck.concurrent.luf.DoneMarks;
import org.lufcheck.concurrent.luf.KeyHandout;
import org.lufcheck.concurrent.luf.LufClock;
import org.lufcheck.concurrent.luf.LufHooks;
import org.lufcheck.concurrent.luf.LufKeys;
import org.lufcheck.concurrent.luf.Registration;
import org.lufcheck.concurrent.luf.TlbFlush;
import org.lufcheck.concurrent.mm.Access;
import org.lufcheck.concurrent.mm.CacheRemoval;
import org.lufcheck.concurrent.mm.Fault;
import org.lufcheck.concurrent.mm.FileIo;
import org.lufcheck.concurrent.mm.Folios;
import org.lufcheck.concurrent.mm.Gather;
import org.lufcheck.concurrent.mm.Migrate;
import org.lufcheck.concurrent.mm.Reclaim;
import org.lufcheck.concurrent.mm.Unmap;
import org.lufcheck.concurrent.mm.VmaCalls;
import org.lufcheck.concurrent.mm.VmaLock;
import org.lufcheck.concurrent.oracle.Observer;
import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.state.Memory;
import org.lufcheck.concurrent.state.Ordering;
import org.lufcheck.concurrent.state.Sizes;
import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Rules;
import org.lufcheck.kernel.Setup;

/**
 * A kernel with its memory, wired up. Every thread of it uses one task of {@link Memory#tasks}, and
 * calls {@link Interrupts#retire} when it ends; a test in one thread may use all tasks in turn once
 * they are retired. The parts may be called directly, in any order that the kernel could.
 */
public final class Machine {
  /** What is shared. */
  public final Memory memory;

  /** luf_ugen. */
  public final LufClock clock;

  /** ugen_done. */
  public final DoneMarks marks;

  /** luf_batch[]. */
  public final LufKeys keys;

  /** The oracle. */
  public final Observer observer;

  /** IPIs. */
  public final Interrupts interrupts;

  /** fold_luf_batch_mm. */
  public final Registration registration;

  /** try_to_unmap_flush and its kin. */
  public final TlbFlush flush;

  /** luf_flush_mm and its kin. */
  public final LufHooks hooks;

  /** fold_unmap_luf. */
  public final KeyHandout handout;

  /** Take-off sections. */
  public final TakeOff takeOff;

  /** The page allocator. */
  public final PageAllocator allocator;

  /** Folios in memory. */
  public final Folios folios;

  /** try_to_unmap. */
  public final Unmap unmap;

  /** Reclaim. */
  public final Reclaim reclaim;

  /** Migration. */
  public final Migrate migrate;

  /** Zapping. */
  public final Gather gather;

  /** Page faults. */
  public final Fault fault;

  /** User accesses. */
  public final Access access;

  /** Buffered I/O. */
  public final FileIo fileIo;

  /** Truncation and direct I/O. */
  public final CacheRemoval cacheRemoval;

  /** munmap, mmap, mprotect. */
  public final VmaCalls vmaCalls;

  /** A kernel that keeps all ordering obligations, with freed pages in pcp if they can. */
  public Machine(Primitives p, Setup setup, Rules rules, Sizes sizes) {
    this(p, setup, rules, Ordering.ALL, sizes, (t, frame) -> false);
  }

  /**
   * A kernel.
   *
   * @param orderings the memory-ordering obligations that are kept, a mask of {@link Ordering}
   * @param policy which freed pages go straight to buddy
   * @throws IllegalArgumentException if the kernel's flushes ride along, which is not here
   */
  public Machine(
      Primitives p,
      Setup setup,
      Rules rules,
      int orderings,
      Sizes sizes,
      PageAllocator.FreePolicy policy) {
    if (rules.ridesAlong()) {
      throw new IllegalArgumentException("flushes that ride along are in the model only");
    }
    memory = new Memory(p, setup, rules, orderings, sizes);
    Memory m = memory;
    clock = new LufClock(p);
    marks = new DoneMarks(p, m.cpus.length);
    keys = new LufKeys(p, sizes.keys(), marks, rules.has(Guard.KEY_MERGED));
    observer = new Observer(m);
    interrupts = new Interrupts(m);
    registration = new Registration(m, clock, interrupts);
    flush = new TlbFlush(m, clock, marks, interrupts);
    hooks = new LufHooks(m, keys, marks, flush);
    handout = new KeyHandout(m, clock, keys);
    takeOff = new TakeOff(m, keys, marks, flush, interrupts);
    allocator = new PageAllocator(m, keys, takeOff, interrupts, observer, policy);
    folios = new Folios(m, interrupts, allocator, observer);
    unmap = new Unmap(m, interrupts, registration, folios);
    reclaim = new Reclaim(m, interrupts, allocator, folios, unmap, flush, hooks, handout);
    migrate = new Migrate(m, interrupts, allocator, folios, unmap, flush, hooks, handout, observer);
    gather = new Gather(m, interrupts, allocator, flush, hooks);
    VmaLock vmaLock = new VmaLock(m, interrupts);
    fault = new Fault(m, interrupts, allocator, folios, flush, hooks, observer, vmaLock);
    access = new Access(m, interrupts, observer, fault);
    fileIo = new FileIo(m, interrupts, folios, hooks, observer);
    cacheRemoval = new CacheRemoval(m, interrupts, allocator, folios, gather, hooks, observer);
    vmaCalls = new VmaCalls(m, interrupts, flush, hooks, gather, observer, vmaLock);
  }
}
