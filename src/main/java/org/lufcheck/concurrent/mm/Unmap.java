package org.lufcheck.concurrent.mm;

import org.lufcheck.concurrent.hw.Interrupts;
import org.lufcheck.concurrent.luf.Registration;
import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.state.Memory;
import org.lufcheck.concurrent.state.Mm;
import org.lufcheck.concurrent.state.Ordering;
import org.lufcheck.concurrent.state.Page;
import org.lufcheck.concurrent.state.Pte;
import org.lufcheck.concurrent.state.Slot;
import org.lufcheck.concurrent.state.Task;
import org.lufcheck.concurrent.state.UnmapBatch;
import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Setup;
import org.lufcheck.kernel.rules.Eligible;

/**
 * try_to_unmap and try_to_migrate with TTU_BATCH_FLUSH, and set_tlb_ubc_flush_pending (mm/rmap.c,
 * P14, P16, P19, P20). The caller holds the folio lock. Thread-safe; every thread uses its own
 * task.
 */
public final class Unmap {
  private final Memory m;
  private final Primitives p;
  private final Interrupts interrupts;
  private final Registration registration;
  private final Folios folios;
  private final boolean clearsFirst;
  private final boolean[] eligible;
  private final String[] clearForSwap;
  private final String[] clearForMigration;
  private final String[] numberForSwap;
  private final String[] numberForMigration;

  /** The unmapping paths of a machine. */
  public Unmap(Memory m, Interrupts interrupts, Registration registration, Folios folios) {
    this.m = m;
    this.p = m.p;
    this.interrupts = interrupts;
    this.registration = registration;
    this.folios = folios;
    clearsFirst = m.rules.has(Guard.CLEAR_BEFORE_REGISTER);
    eligible = new boolean[m.pages.length];
    for (int i = 0; i < eligible.length; i++) {
      eligible[i] = eligibleFolio(m.setup.pages().get(i));
    }
    clearForSwap = StepNames.ofSlots(m, "try_to_unmap_one: clear pte of ", "");
    clearForMigration = StepNames.ofSlots(m, "try_to_migrate_one: clear pte of ", "");
    numberForSwap = StepNames.ofSlots(m, "try_to_unmap_one: number the request for ", "");
    numberForMigration = StepNames.ofSlots(m, "try_to_migrate_one: number the request for ", "");
  }

  private boolean eligibleFolio(Setup.Page page) {
    var options = m.setup.boot();
    var boot =
        new Eligible.Boot(
            options.contains(Setup.Boot.INIT_ON_FREE),
            options.contains(Setup.Boot.KASAN),
            options.contains(Setup.Boot.PAGE_POISON));
    boolean anonymous = page.file() < 0;
    boolean remote = !anonymous && m.setup.files().get(page.file()).kind() == Setup.FileKind.REMOTE;
    return Eligible.folio(
        m.rules, false, boot, new Eligible.Folio(anonymous, !anonymous, remote, false));
  }

  /** can_luf_init(): whether the page may be deferred now. */
  public boolean canLuf(int page) {
    int file = m.pages[page].file;
    boolean directIo =
        file >= 0 && m.rules.has(Guard.NO_DIRECT_IO) && m.files[file].direct.readOnce() != 0;
    return eligible[page] && !directIo;
  }

  /** Unmaps a folio, leaving migration entries, swap entries or nothing; then folds the batch. */
  public void unmapFolio(Task t, int page, boolean migrate) {
    for (int slot : m.slotsOf[page]) {
      unmapOne(t, page, m.slots[slot], migrate);
    }
    if (m.rules.luf()) {
      p.begin(t.name);
      (t.canLuf ? t.tlbUbcLuf : t.tlbUbc).fold(t.tlbUbcRo, true);
      p.end(
          t.name,
          migrate ? "try_to_migrate: fold tlb_ubc_ro" : "try_to_unmap: fold tlb_ubc_ro",
          "",
          -1);
    }
  }

  private void unmapOne(Task t, int page, Slot slot, boolean migrate) {
    Page it = m.pages[page];
    Mm mm = m.mms[slot.setup.mm()];
    if (m.rules.luf() && !clearsFirst) {
      p.begin(t.name);
      if (folios.maps(slot.pte.readOnce(), page) && t.canLuf) {
        register(mm, it);
      }
      String[] steps = migrate ? numberForMigration : numberForSwap;
      p.end(t.name, steps[slot.number], "", -1);
    }
    p.begin(t.name);
    long pte = 0;
    boolean deferred = false;
    if (folios.maps(slot.pte.readOnce(), page)) {
      interrupts.lock(t, mm.ptl);
      if (folios.maps(slot.pte.readOnce(), page)) {
        pte = clear(slot, it, migrate);
        m.debug.unmapped(mm, slot, Pte.frame(pte), Pte.write(pte));
        deferred = (mm.cpumask.readOnce() & ~t.cpu.bit) != 0;
        if (!deferred) {
          interrupts.bump(mm);
          if (mm.cpumask.readOnce() != 0) {
            interrupts.flushLocal(t.cpu, mm.number);
          }
        }
      }
      if (!deferred) {
        mm.ptl.unlock();
      }
    }
    p.end(t.name, (migrate ? clearForMigration : clearForSwap)[slot.number], "", -1);
    if (deferred) {
      setTlbUbcFlushPending(t, mm, it, slot, pte);
      mm.ptl.unlock();
    }
  }

  /** ptep_get_and_clear(), which leaves what the folio is unmapped for. */
  private long clear(Slot slot, Page it, boolean migrate) {
    long left = !migrate ? it.file < 0 ? Pte.swap() : Pte.NONE : Pte.migration(slot.pte.readOnce());
    long old;
    if (m.keeps(Ordering.O1)) {
      old = slot.pte.xchg(left);
    } else {
      old = slot.pte.readOnce();
      slot.pte.writeOnce(left);
    }
    if (migrate && Pte.dirty(old)) {
      slot.pte.writeOnce(Pte.migration(old));
    }
    if (Pte.dirty(old)) {
      it.dirty = true;
    }
    return old;
  }

  private void register(Mm mm, Page it) {
    registration.register(mm.luf, mm);
    if (it.file >= 0) {
      registration.register(m.files[it.file].luf, mm);
    }
  }

  /** set_tlb_ubc_flush_pending(), under the page-table lock. */
  private void setTlbUbcFlushPending(Task t, Mm mm, Page it, Slot slot, long pte) {
    if (m.rules.luf() && clearsFirst) {
      p.begin(t.name);
      if (t.canLuf
          && !(Eligible.pte(m.rules, Pte.write(pte), Pte.dirty(pte))
              && Eligible.vma(slot.setup.shared(), it.file >= 0))) {
        t.canLuf = false;
      }
      if (t.canLuf) {
        registration.register(mm.luf, mm);
      }
      p.end(t.name, "set_tlb_ubc_flush_pending: eligible? register with the mm", "", -1);
      if (t.canLuf && it.file >= 0) {
        p.begin(t.name);
        registration.register(m.files[it.file].luf, mm);
        p.end(t.name, "fold_luf_batch_mm: register with the file", "", -1);
      }
    }
    p.begin(t.name);
    UnmapBatch target = t.canLuf ? t.tlbUbcRo : t.tlbUbc;
    interrupts.bump(mm);
    target.add(mm.cpumask.readOnce());
    if (Pte.dirty(pte)) {
      target.setWritable();
    }
    mm.batchedPending = true;
    p.end(t.name, "set_tlb_ubc_flush_pending: add to the task's batch", "", -1);
  }
}
