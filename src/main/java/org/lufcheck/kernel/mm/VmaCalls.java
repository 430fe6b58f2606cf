package org.lufcheck.kernel.mm;

import static org.lufcheck.kernel.program.Action.NEXT;

import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.luf.Flusher;
import org.lufcheck.kernel.luf.Hooks;
import org.lufcheck.kernel.oracle.Observer;
import org.lufcheck.kernel.program.Assembler;
import org.lufcheck.kernel.program.Label;
import org.lufcheck.kernel.program.Path;
import org.lufcheck.kernel.program.Refusal;
import org.lufcheck.kernel.state.Pte;
import org.lufcheck.kernel.state.Vars;

/** munmap, mmap(MAP_FIXED), mprotect, mremap and madvise on the page of one slot. */
public final class VmaCalls {
  private final Vars v;
  private final Gather gather;
  private final Flusher flusher;
  private final Hooks hooks;
  private final Observer observer;

  /** The vma calls of a machine. */
  public VmaCalls(Vars v, Gather gather, Flusher flusher, Hooks hooks, Observer observer) {
    this.v = v;
    this.gather = gather;
    this.flusher = flusher;
    this.hooks = hooks;
    this.observer = observer;
  }

  void writeLock(Path p, String function) {
    p.asm().at("mm/mmap.c");
    p.asm()
        .step(
            function,
            "mmap_write_lock",
            s -> {
              if (s.is(v.mm[p.mm()].writer()) || s.is(v.mm[p.mm()].readers())) {
                return Refusal.VMA_LOCKED.code();
              }
              s.set(v.mm[p.mm()].writer());
              return NEXT;
            });
  }

  void readLock(Path p, String function) {
    p.asm()
        .step(
            function,
            "mmap_read_lock",
            s -> {
              if (s.is(v.mm[p.mm()].writer())) {
                return Refusal.VMA_LOCKED.code();
              }
              s.set(v.mm[p.mm()].readers(), s.get(v.mm[p.mm()].readers()) + 1);
              return NEXT;
            });
  }

  private void readUnlock(Path p, String function) {
    p.asm()
        .step(
            function,
            "unlock, return",
            s -> {
              s.set(v.mm[p.mm()].readers(), s.get(v.mm[p.mm()].readers()) - 1);
              return NEXT;
            });
  }

  void writeUnlock(Path p, int slot, String function) {
    p.asm().at("mm/mmap.c");
    p.asm()
        .step(
            function,
            "unlock, return",
            s -> {
              s.clear(v.mm[p.mm()].writer());
              observer.returned(s, p, slot);
              return NEXT;
            });
  }

  private void replace(Path p, int slot, int page, boolean write, String function) {
    p.asm()
        .step(
            function,
            page == 0 ? "vma is gone" : "new vma",
            s -> {
              observer.remap(s, slot, page);
              if (page > 0 && v.slot[slot].vmaWrite().mask() != 0) {
                s.set(v.slot[slot].vmaWrite(), write ? 1 : 0);
              }
              return NEXT;
            });
  }

  /** munmap (mm/mmap.c): zaps first, as nothing can fault under the mmap lock. */
  public void munmap(Path p, int slot) {
    writeLock(p, "munmap");
    p.asm().inside(() -> gather.zap(p, slot));
    replace(p, slot, 0, false, "munmap");
    writeUnlock(p, slot, "munmap");
  }

  /**
   * mmap(MAP_FIXED) of a file page, shared, over whatever is there. W2 comes in do_mmap, before any
   * vma changes; where there is no vma, there is nothing to zap, and no gather.
   */
  public void mmapFixed(Path p, int slot, int page, boolean write) {
    Label free = new Label();
    writeLock(p, "mmap_region");
    if (write && v.rules.luf() && v.rules.has(Hook.W2)) {
      p.asm().inside(() -> hooks.flushAll(p, Hook.W2));
    }
    p.asm().at("mm/mmap.c");
    if (v.shape.mayBeUnmapped(slot)) {
      p.asm()
          .step(
              "mmap_region",
              "a vma in the way?",
              s -> s.is(v.slot[slot].page()) ? NEXT : free.go());
    }
    p.asm().inside(() -> gather.zap(p, slot));
    p.asm().mark(free);
    p.asm().at("mm/mmap.c");
    replace(p, slot, page + 1, write, "mmap_region");
    writeUnlock(p, slot, "mmap_region");
  }

  /** mprotect (mm/mprotect.c): change_pte_range under the page-table lock. */
  public void mprotect(Path p, int slot, boolean write) {
    Assembler a = p.asm();
    Vars.Slot pte = v.slot[slot];
    writeLock(p, "mprotect");
    a.at("mm/mprotect.c");
    a.inside(
        () -> {
          gather.lockPte(p, slot, "change_pte_range");
          a.inside(() -> flusher.batchedPending(p, p.mm()));
          if (hooks.before(Hook.H1)) {
            a.inside(() -> hooks.flushVma(p, Hook.H1, slot));
          }
          a.at("mm/mprotect.c");
          a.step(
              "change_pte_range",
              write ? "make pte writable" : "make pte read-only",
              s -> {
                s.set(pte.vmaWrite(), write ? 1 : 0);
                boolean present = Pte.mapped(s.get(pte.kind()));
                if (present) {
                  s.set(pte.kind(), Pte.PRESENT);
                }
                if (!write && present && s.is(pte.write())) {
                  observer.protect(s, slot);
                  s.set(p.vars().flag());
                }
                if (!write) {
                  s.clear(pte.write());
                } else if (present && Writable.may(v, s, slot)) {
                  observer.mkwrite(s, slot, s.get(pte.frame()));
                  s.set(pte.write());
                }
                s.clear(v.mm[p.mm()].ptl());
                return NEXT;
              });
        });
    gather.endVma(p, slot);
    gather.flushGathered(p, p.mm());
    writeUnlock(p, slot, "mprotect");
  }

  /** mremap(MREMAP_DONTUNMAP) (mm/mremap.c): move_ptes under the page-table lock. */
  public void mremap(Path p, int from, int to) {
    Assembler a = p.asm();
    Vars.Slot source = v.slot[from];
    Vars.Slot target = v.slot[to];
    writeLock(p, "mremap");
    a.at("mm/mremap.c");
    a.inside(
        () -> {
          gather.lockPte(p, from, "move_ptes");
          a.inside(() -> flusher.batchedPending(p, p.mm()));
          a.at("mm/mremap.c");
          a.step(
              "move_ptes",
              "move the pte",
              s -> {
                if (s.get(source.kind()) == Pte.MIGRATION) {
                  return Refusal.MIGRATION_ENTRY.code();
                }
                if (Pte.mapped(s.get(source.kind()))) {
                  s.set(p.vars().flag());
                }
                s.set(target.kind(), s.get(source.kind()));
                s.set(target.frame(), s.get(source.frame()));
                s.set(target.write(), s.get(source.write()));
                s.set(target.dirty(), s.get(source.dirty()));
                s.set(target.young(), s.get(source.young()));
                s.clear(source.kind());
                s.clear(source.frame());
                s.clear(source.write());
                s.clear(source.dirty());
                s.clear(source.young());
                observer.remap(s, to, s.get(source.page()));
                observer.remap(s, from, v.shape.fresh(from) + 1);
                return NEXT;
              });
        });
    gather.flushGathered(p, p.mm());
    a.at("mm/mremap.c");
    a.step(
        "move_ptes",
        "unlock the page table",
        s -> {
          s.clear(v.mm[p.mm()].ptl());
          return NEXT;
        });
    writeUnlock(p, from, "mremap");
  }

  /** madvise(MADV_DONTNEED) (mm/madvise.c): anonymous memory then reads 0, file memory refills. */
  public void dontneed(Path p, int slot) {
    p.asm().at("mm/madvise.c");
    readLock(p, "madvise_dontneed_free");
    int page = v.setup.slots().get(slot).page();
    boolean anonymous = page >= 0 && v.shape.pages().get(page).anonymous();
    p.asm()
        .inside(
            () ->
                gather.zap(
                    p,
                    slot,
                    s -> {
                      if (anonymous) {
                        observer.remap(s, slot, v.shape.fresh(slot) + 1);
                      }
                    }));
    p.asm().at("mm/madvise.c");
    p.asm()
        .step(
            "madvise_dontneed_free",
            "unlock, return",
            s -> {
              s.set(v.mm[p.mm()].readers(), s.get(v.mm[p.mm()].readers()) - 1);
              observer.returned(s, p, slot);
              return NEXT;
            });
  }

  /** madvise(MADV_FREE, MADV_COLD, and the first half of MADV_PAGEOUT): ages or cleans the PTE. */
  public void age(Path p, int slot, boolean free, String function) {
    Assembler a = p.asm();
    Vars.Slot pte = v.slot[slot];
    a.at("mm/madvise.c");
    readLock(p, function);
    a.inside(
        () -> {
          gather.lockPte(p, slot, function);
          a.inside(() -> flusher.batchedPending(p, p.mm()));
          a.at("mm/madvise.c");
          a.step(
              function,
              free ? "clean the pte, unlock" : "unlock",
              s -> {
                if (free && Pte.mapped(s.get(pte.kind()))) {
                  s.clear(pte.dirty());
                  int page = s.get(pte.page()) - 1;
                  if (page >= 0) {
                    s.clear(v.page[page].dirty());
                    s.set(v.page[page].lazyfree());
                  }
                  s.set(p.vars().flag());
                }
                s.clear(v.mm[p.mm()].ptl());
                return NEXT;
              });
        });
    gather.flushGathered(p, p.mm());
    a.at("mm/madvise.c");
    readUnlock(p, function);
  }

  /** UFFDIO_CONTINUE: mfill_atomic_install_pte (mm/userfaultfd.c) maps the cached page writable. */
  public void uffdContinue(Path p, int slot) {
    Assembler a = p.asm();
    Vars.Slot pte = v.slot[slot];
    int page = v.setup.slots().get(slot).page();
    a.at("mm/userfaultfd.c");
    readLock(p, "mfill_atomic");
    gather.lockPte(p, slot, "mfill_atomic_install_pte");
    if (v.rules.luf() && v.rules.has(Hook.U1)) {
      a.inside(() -> hooks.flushVma(p, Hook.U1, slot));
    }
    a.at("mm/userfaultfd.c");
    a.step(
        "mfill_atomic_install_pte",
        "set writable pte",
        s -> {
          if (s.get(pte.kind()) == Pte.NONE
              && s.is(v.page[page].frame())
              && !s.is(v.page[page].lock())) {
            s.set(pte.kind(), Pte.PRESENT);
            s.set(pte.frame(), s.get(v.page[page].frame()));
            observer.mkwrite(s, slot, s.get(pte.frame()));
            s.set(pte.write());
            s.set(pte.dirty());
          }
          s.clear(v.mm[p.mm()].ptl());
          return NEXT;
        });
    readUnlock(p, "mfill_atomic");
  }
}
