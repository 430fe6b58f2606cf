package org.lufcheck.kernel.mm;

import static org.lufcheck.kernel.program.Action.NEXT;

import org.lufcheck.kernel.oracle.Observer;
import org.lufcheck.kernel.program.Assembler;
import org.lufcheck.kernel.program.Path;
import org.lufcheck.kernel.state.Pte;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/**
 * dup_mmap and copy_page_range (kernel/fork.c, mm/memory.c): private pages are write-protected in
 * the parent one by one, and the parent's TLBs are flushed only at the end.
 */
public final class Fork {
  private final Vars v;
  private final VmaCalls calls;
  private final Gather gather;
  private final Observer observer;

  /** The fork path of a machine. */
  public Fork(Vars v, VmaCalls calls, Gather gather, Observer observer) {
    this.v = v;
    this.calls = calls;
    this.gather = gather;
    this.observer = observer;
  }

  /** fork(): the child's slots at the same addresses share the parent's private pages. */
  public void fork(Path p, int child) {
    Assembler a = p.asm();
    calls.writeLock(p, "dup_mmap");
    a.inside(
        () -> {
          for (int slot = 0; slot < v.slot.length; slot++) {
            var it = v.setup.slots().get(slot);
            if (it.mm() == p.mm() && !it.shared()) {
              copyOne(p, slot, v.shape.forkSource(child, p.mm(), it.va()));
            }
          }
        });
    a.inside(() -> gather.flushGathered(p, p.mm()));
    a.at("kernel/fork.c");
    a.step(
        "dup_mmap",
        "unlock, return",
        s -> {
          s.clear(v.mm[p.mm()].writer());
          return NEXT;
        });
  }

  private void copyOne(Path p, int slot, int childSlot) {
    p.asm().at("mm/memory.c");
    gather.lockPte(p, slot, "copy_pte_range");
    p.asm().at("mm/memory.c");
    p.asm()
        .step(
            "copy_present_pte",
            "write-protect, share with the child",
            s -> {
              Vars.Slot pte = v.slot[slot];
              int page = s.get(pte.page()) - 1;
              boolean present = Pte.mapped(s.get(pte.kind()));
              if (present && s.is(pte.write())) {
                s.set(p.vars().flag());
              }
              if (page >= 0 && v.shape.pages().get(page).anonymous()) {
                s.set(v.page[page].forked());
              }
              if (present && s.is(pte.write())) {
                observer.protect(s, slot);
              }
              s.clear(pte.write());
              if (childSlot >= 0) {
                share(s, pte, childSlot, present);
              }
              s.clear(v.mm[p.mm()].ptl());
              return NEXT;
            });
  }

  private void share(State s, Vars.Slot pte, int childSlot, boolean present) {
    Vars.Slot child = v.slot[childSlot];
    observer.remap(s, childSlot, s.get(pte.page()));
    if (present) {
      s.set(child.kind(), s.get(pte.kind()));
      s.set(child.frame(), s.get(pte.frame()));
      observer.installed(s, childSlot);
      s.set(child.dirty(), s.get(pte.dirty()));
    }
  }
}
