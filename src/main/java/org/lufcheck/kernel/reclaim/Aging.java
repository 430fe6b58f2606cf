package org.lufcheck.kernel.reclaim;

import static org.lufcheck.kernel.program.Action.NEXT;

import org.lufcheck.kernel.program.Assembler;
import org.lufcheck.kernel.program.Label;
import org.lufcheck.kernel.program.Path;
import org.lufcheck.kernel.program.Refusal;
import org.lufcheck.kernel.rmap.Unmap;
import org.lufcheck.kernel.state.Vars;

/**
 * folio_referenced (mm/rmap.c) with ptep_clear_flush_young as x86 has it: the accessed bit of each
 * PTE is cleared, and no TLB is flushed. PTEs have such bits only in scenarios that age pages; in
 * the others reclaim finds every page old, as if it had just been aged.
 */
public final class Aging {
  private final Vars v;
  private final Unmap unmap;

  /** The aging paths of a machine. */
  public Aging(Vars v, Unmap unmap) {
    this.v = v;
    this.unmap = unmap;
  }

  /** shrink_active_list: clears the page's accessed bits, whatever they are. */
  public void age(Path p, int page) {
    p.asm().at("mm/vmscan.c");
    p.asm().inside(() -> clear(p, page));
    p.asm()
        .step(
            "shrink_active_list",
            "deactivate " + v.shape.pages().get(page).name(),
            s -> {
              s.clear(p.vars().flag());
              return NEXT;
            });
  }

  /** folio_check_references: goes to {@code young} if an accessed bit was set. */
  void check(Path p, int page, Label young) {
    if (!v.shape.ages()) {
      return;
    }
    p.asm().inside(() -> clear(p, page));
    p.asm().at("mm/vmscan.c");
    p.asm()
        .step(
            "folio_check_references",
            "accessed since it was aged?",
            s -> {
              boolean accessed = s.is(p.vars().flag());
              s.clear(p.vars().flag());
              return accessed ? young.go() : NEXT;
            });
  }

  private void clear(Path p, int page) {
    Assembler a = p.asm();
    a.at("mm/rmap.c");
    for (int slot : v.shape.slotsOf(page)) {
      Label next = new Label();
      var it = v.setup.slots().get(slot);
      a.step(
          "folio_referenced_one",
          "clear the accessed bit of " + v.setup.mms().get(it.mm()) + "." + it.va(),
          s -> {
            if (!unmap.maps(s, slot, page)) {
              return next.go();
            }
            if (s.is(v.mm[it.mm()].ptl())) {
              return Refusal.PTL_HELD.code();
            }
            if (s.is(v.slot[slot].young())) {
              s.set(p.vars().flag());
            }
            s.clear(v.slot[slot].young());
            return NEXT;
          });
      a.mark(next);
    }
  }
}
