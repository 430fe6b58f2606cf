package org.lufcheck.kernel.luf;

import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.program.Assembler;
import org.lufcheck.kernel.program.Label;
import org.lufcheck.kernel.program.Path;
import org.lufcheck.kernel.state.Pte;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/**
 * ptep_clear_flush (mm/pgtable-generic.c, P16, P19): clears a PTE and flushes its address, unless
 * the PTE was inaccessible, of which vanilla concludes that no TLB holds it. There H5 flushes what
 * was deferred of the vma.
 */
public final class ClearFlush {
  private final Vars v;
  private final Flusher flusher;
  private final Hooks hooks;

  /** The paths that clear single PTEs of a machine. */
  public ClearFlush(Vars v, Flusher flusher, Hooks hooks) {
    this.v = v;
    this.flusher = flusher;
    this.hooks = hooks;
  }

  /**
   * pte_accessible (arch/x86/include/asm/pgtable.h): whether a TLB may hold the slot's PTE. While
   * the gather that made it inaccessible has not flushed, one still may.
   */
  public boolean accessible(State s, int slot) {
    int kind = s.get(v.slot[slot].kind());
    boolean pending = s.is(v.mm[v.setup.slots().get(slot).mm()].flushing());
    return kind == Pte.PRESENT
        || kind == Pte.PROTNONE && pending && v.rules.has(Guard.FLUSH_PENDING);
  }

  /**
   * What follows the step that cleared the slot's PTE, under the page-table lock. That step goes to
   * {@code flush} if the PTE was accessible, else on.
   */
  public void follow(Path p, int slot, Label flush) {
    Assembler a = p.asm();
    Label over = new Label();
    if (v.shape.hints()) {
      inaccessible(p, slot);
      a.at("mm/pgtable-generic.c");
      a.step("ptep_clear_flush", "it was inaccessible: no flush", s -> over.go());
    }
    a.mark(flush);
    flusher.flushMm(p, v.setup.slots().get(slot).mm(), "ptep_clear_flush");
    a.mark(over);
  }

  /** What follows if the cleared PTE is known to have been inaccessible. */
  public void inaccessible(Path p, int slot) {
    if (hooks.after(Hook.H5)) {
      hooks.flushVma(p, Hook.H5, slot);
    }
  }
}
