package org.lufcheck.kernel;

import static org.lufcheck.kernel.program.Action.NEXT;

import java.util.List;
import org.lufcheck.kernel.alloc.FreePath;
import org.lufcheck.kernel.alloc.Request;
import org.lufcheck.kernel.alloc.TakeOff;
import org.lufcheck.kernel.filemap.CacheRemoval;
import org.lufcheck.kernel.filemap.DirectIo;
import org.lufcheck.kernel.filemap.FileIo;
import org.lufcheck.kernel.filemap.Fill;
import org.lufcheck.kernel.filemap.Invalidate;
import org.lufcheck.kernel.filemap.Truncate;
import org.lufcheck.kernel.hw.Tlb;
import org.lufcheck.kernel.luf.Batches;
import org.lufcheck.kernel.luf.ClearFlush;
import org.lufcheck.kernel.luf.Flusher;
import org.lufcheck.kernel.luf.Hooks;
import org.lufcheck.kernel.luf.KeyHandout;
import org.lufcheck.kernel.migrate.Migrate;
import org.lufcheck.kernel.mm.Access;
import org.lufcheck.kernel.mm.Fault;
import org.lufcheck.kernel.mm.Fork;
import org.lufcheck.kernel.mm.Gather;
import org.lufcheck.kernel.mm.NumaScan;
import org.lufcheck.kernel.mm.Uprobe;
import org.lufcheck.kernel.mm.VmaCalls;
import org.lufcheck.kernel.oracle.Observer;
import org.lufcheck.kernel.program.Path;
import org.lufcheck.kernel.program.Refusal;
import org.lufcheck.kernel.reclaim.Aging;
import org.lufcheck.kernel.reclaim.Isolation;
import org.lufcheck.kernel.reclaim.Reclaim;
import org.lufcheck.kernel.reclaim.ReclaimList;
import org.lufcheck.kernel.rmap.Unmap;
import org.lufcheck.kernel.sched.Scheduler;
import org.lufcheck.kernel.state.Vars;

/** All subsystems of one machine, and which of their paths each call runs. */
final class Calls {
  private final Vars v;
  private final Observer observer;
  private final Scheduler scheduler;
  private final Access access;
  private final FileIo fileIo;
  private final Truncate truncate;
  private final Invalidate invalidate;
  private final DirectIo directIo;
  private final VmaCalls vmaCalls;
  private final NumaScan numaScan;
  private final Uprobe uprobe;
  private final Fork fork;
  private final Aging aging;
  private final Reclaim reclaim;
  private final ReclaimList reclaimList;
  private final Migrate migrate;
  private final Request request;

  Calls(Vars v, Tlb tlb) {
    this.v = v;
    Batches batches = new Batches(v, tlb);
    Flusher flusher = new Flusher(v, tlb, batches);
    Hooks hooks = new Hooks(v, batches, flusher);
    FreePath freePath = new FreePath(v, tlb, batches);
    TakeOff takeOff = new TakeOff(v, batches, flusher, hooks);
    KeyHandout keys = new KeyHandout(v, batches);
    observer = new Observer(v, tlb, batches);
    ClearFlush clearFlush = new ClearFlush(v, flusher, hooks);
    Unmap unmap = new Unmap(v, tlb, batches, clearFlush, observer);
    Fill fill = new Fill(v, takeOff, batches.shadow());
    Gather gather = new Gather(v, flusher, hooks, freePath);
    scheduler = new Scheduler(v, tlb, batches, hooks);
    Fault fault = new Fault(v, fill, takeOff, freePath, flusher, hooks, observer);
    access = new Access(v, tlb, observer, fault);
    fileIo = new FileIo(v, fill, unmap, clearFlush, hooks, observer);
    CacheRemoval removal = new CacheRemoval(v, freePath, hooks);
    truncate = new Truncate(v, fill, gather, removal, observer);
    invalidate = new Invalidate(v, unmap, removal, batches.shadow());
    directIo = new DirectIo(v, fill, gather, removal, observer);
    vmaCalls = new VmaCalls(v, gather, flusher, hooks, observer);
    numaScan = new NumaScan(v, vmaCalls, gather, flusher, observer);
    uprobe = new Uprobe(v, vmaCalls, fault, fill, takeOff, freePath, unmap, clearFlush, observer);
    fork = new Fork(v, vmaCalls, gather, observer);
    aging = new Aging(v, unmap);
    Isolation isolation = new Isolation(v, unmap, aging, flusher, batches.shadow());
    reclaim = new Reclaim(v, isolation, flusher, hooks, keys, freePath, scheduler);
    reclaimList = new ReclaimList(v, isolation, keys, flusher, hooks, freePath, scheduler);
    migrate = new Migrate(v, unmap, batches, flusher, hooks, keys, freePath, takeOff, scheduler);
    request = new Request(v, takeOff, aging, reclaim, batches);
  }

  /** The steps before a task's first call. */
  void begin(Path p) {
    scheduler.firstRun(p);
  }

  /** Assembles one call. */
  void assemble(Path p, Op op) {
    int a = op.a();
    int b = op.b();
    switch (op.call()) {
      case LOAD -> access.load(p, a, b);
      case STORE -> access.store(p, a, b);
      case STORE_RELEASE -> storeRelease(p, a, b);
      case LOAD_ACQUIRE -> loadAcquire(p, a, b);
      case AWAIT -> await(p, a, b);
      case WRITE -> fileIo.write(p, a, b);
      case READ -> fileIo.read(p, a, b);
      case WRITE_DIRECT -> directIo.write(p, a, b);
      case FSYNC -> fileIo.writeback(p, a, "fsync");
      case PUNCH -> truncate.punch(p, a, false);
      case PUNCH_PART -> truncate.punchPart(p, a, b);
      case TRUNCATE -> truncate.punch(p, a, true);
      case FADVISE_DONTNEED -> invalidate.tryInvalidate(p, a);
      case REMOTE_CHANGE -> fileIo.remoteChange(p, a, b);
      case WRITEBACK_ERROR -> fileIo.writebackError(p, a);
      case SPLICE_STEAL -> invalidate.steal(p, a);
      case MUNMAP -> vmaCalls.munmap(p, a);
      case MMAP_FIXED -> vmaCalls.mmapFixed(p, a, b, false);
      case MMAP_FIXED_RW -> vmaCalls.mmapFixed(p, a, b, true);
      case MPROTECT_RW -> vmaCalls.mprotect(p, a, true);
      case MPROTECT_RO -> vmaCalls.mprotect(p, a, false);
      case MREMAP -> vmaCalls.mremap(p, a, b);
      case MADV_DONTNEED -> vmaCalls.dontneed(p, a);
      case MADV_FREE -> vmaCalls.age(p, a, true, "madvise_free");
      case MADV_COLD -> vmaCalls.age(p, a, false, "madvise_cold");
      case MADV_PAGEOUT -> {
        vmaCalls.age(p, a, false, "madvise_pageout");
        reclaim.pageOut(p, v.setup.slots().get(a).page());
      }
      case NUMA_SCAN -> numaScan.scan(p, a);
      case UPROBE -> uprobe.set(p, a, b);
      case FORK -> fork.fork(p, a);
      case UFFD_CONTINUE -> vmaCalls.uffdContinue(p, a);
      case AGE -> aging.age(p, a);
      case RECLAIM -> reclaim.reclaim(p, a);
      case RECLAIM_LIST -> reclaimList.reclaim(p, a, b);
      case MIGRATE, DEMOTE, PROMOTE, COMPACT -> migrate.migrate(p, a, false);
      case SOFT_OFFLINE -> {
        if (!v.shape.pages().get(a).anonymous()) {
          invalidate.evictAndRetire(p, a);
        }
        migrate.migrate(p, a, true);
      }
      case WRITEBACK -> fileIo.writeback(p, a, "writeback_single_inode");
      case ALLOC -> request.allocate(p, false);
      case ALLOC_ATOMIC -> request.allocate(p, true);
      case PIN -> migrate.pin(p, a);
      case UNPIN -> migrate.unpin(p);
      case EXIT_MM -> scheduler.exitMm(p);
      case SWITCH_TO -> scheduler.switchTo(p, a);
      case IRQ_OFF -> scheduler.interrupts(p, true);
      case IRQ_ON -> scheduler.interrupts(p, false);
    }
  }

  private void storeRelease(Path p, int flag, int value) {
    p.asm().at("");
    p.asm()
        .step(
            "store-release",
            v.setup.flags().get(flag) + " := " + value,
            s -> {
              observer.release(s, p.vars(), v.flag[flag], value);
              return NEXT;
            });
  }

  private void loadAcquire(Path p, int reg, int flag) {
    p.asm().at("");
    p.asm()
        .step(
            "load-acquire",
            v.setup.flags().get(flag),
            s -> {
              s.set(p.vars().reg()[reg], s.get(v.flag[flag].value()));
              observer.acquire(s, p.vars(), v.flag[flag]);
              return NEXT;
            });
  }

  private void await(Path p, int flag, int value) {
    p.asm().at("");
    scheduler.spin(
        p,
        "await",
        v.setup.flags().get(flag) + " = " + value,
        s -> {
          if (s.get(v.flag[flag].value()) != value) {
            return Refusal.FLAG_VALUE.code();
          }
          observer.acquire(s, p.vars(), v.flag[flag]);
          return NEXT;
        });
  }

  /** The steps after a task's last call; {@code ends} holds each program's length, in the end. */
  void end(Path p, List<Integer> ends) {
    scheduler.giveUp(p, ends);
  }
}
