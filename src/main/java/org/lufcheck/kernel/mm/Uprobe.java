package org.lufcheck.kernel.mm;

import static org.lufcheck.kernel.program.Action.NEXT;

import org.lufcheck.kernel.alloc.FreePath;
import org.lufcheck.kernel.alloc.TakeOff;
import org.lufcheck.kernel.filemap.Fill;
import org.lufcheck.kernel.luf.ClearFlush;
import org.lufcheck.kernel.oracle.Observer;
import org.lufcheck.kernel.program.Assembler;
import org.lufcheck.kernel.program.Label;
import org.lufcheck.kernel.program.Path;
import org.lufcheck.kernel.program.Refusal;
import org.lufcheck.kernel.rmap.Unmap;
import org.lufcheck.kernel.state.FrameState;
import org.lufcheck.kernel.state.Pte;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/**
 * uprobe_write_opcode and __replace_page (kernel/events/uprobes.c): a file page of a private
 * mapping is replaced by a copy that holds a breakpoint, without a write fault. The page is found
 * with FOLL_FORCE, which does not mind that a PTE is inaccessible; if the PTE changes before it is
 * cleared, all is done again.
 */
public final class Uprobe {
  private final Vars v;
  private final VmaCalls calls;
  private final Fault fault;
  private final Fill fill;
  private final TakeOff takeOff;
  private final FreePath freePath;
  private final Unmap unmap;
  private final ClearFlush clearFlush;
  private final Observer observer;

  /** The probes of a machine. */
  public Uprobe(
      Vars v,
      VmaCalls calls,
      Fault fault,
      Fill fill,
      TakeOff takeOff,
      FreePath freePath,
      Unmap unmap,
      ClearFlush clearFlush,
      Observer observer) {
    this.v = v;
    this.calls = calls;
    this.fault = fault;
    this.fill = fill;
    this.takeOff = takeOff;
    this.freePath = freePath;
    this.unmap = unmap;
    this.clearFlush = clearFlush;
    this.observer = observer;
  }

  /** Sets a probe at a slot; {@code value} is what the page then holds. */
  public void set(Path p, int slot, int value) {
    Assembler a = p.asm();
    Label again = new Label();
    Label found = new Label();
    Label retry = new Label();
    Label done = new Label();
    int page = v.setup.slots().get(slot).page();
    Vars.Slot pte = v.slot[slot];
    calls.writeLock(p, "register_for_each_vma");
    a.mark(again);
    a.at("kernel/events/uprobes.c");
    a.step(
        "uprobe_write_opcode",
        "which page?",
        s -> {
          if (s.get(pte.page()) != page + 1) {
            return done.go();
          }
          if (s.get(pte.kind()) == Pte.MIGRATION) {
            return Refusal.MIGRATION_ENTRY.code();
          }
          return Pte.mapped(s.get(pte.kind())) ? found.go() : NEXT;
        });
    fault.faultIn(p, slot);
    a.at("kernel/events/uprobes.c");
    a.step("uprobe_write_opcode", "look again", s -> again.go());
    a.mark(found);
    a.inside(() -> takeOff.take(p, false));
    a.at("kernel/events/uprobes.c");
    a.inside(() -> replace(p, slot, page, value, retry, done));
    a.mark(retry);
    freePath.free(p, "folio_put");
    a.at("kernel/events/uprobes.c");
    a.step("uprobe_write_opcode", "try again", s -> again.go());
    a.mark(done);
    calls.writeUnlock(p, slot, "register_for_each_vma");
  }

  private void replace(Path p, int slot, int page, int value, Label retry, Label done) {
    Assembler a = p.asm();
    Label flush = new Label();
    int mm = p.mm();
    int fresh = v.shape.fresh(slot);
    Vars.Slot pte = v.slot[slot];
    fill.lock(p, page, "__replace_page", retry);
    a.step(
        "__replace_page",
        "lock the page table, clear pte",
        s -> {
          if (s.is(v.mm[mm].ptl())) {
            return Refusal.PTL_HELD.code();
          }
          if (!unmap.maps(s, slot, page)) {
            s.clear(v.page[page].lock());
            return retry.go();
          }
          s.set(v.mm[mm].ptl());
          boolean accessible = clearFlush.accessible(s, slot);
          s.set(p.vars().gathered(), s.get(pte.frame()));
          s.clear(pte.kind());
          s.clear(pte.frame());
          return accessible ? flush.go() : NEXT;
        });
    a.inside(() -> clearFlush.follow(p, slot, flush));
    a.at("kernel/events/uprobes.c");
    a.step(
        "__replace_page",
        "set pte of the copy, unlock",
        s -> {
          install(s, p, slot, fresh, value);
          s.clear(v.mm[mm].ptl());
          s.clear(v.page[page].lock());
          return done.go();
        });
  }

  private void install(State s, Path p, int slot, int fresh, int value) {
    Vars.Slot pte = v.slot[slot];
    int frame = s.get(p.vars().frame());
    Vars.Frame f = v.frame[frame - 1];
    observer.taken(s, p.vars());
    s.set(f.page(), fresh + 1);
    s.clear(f.version());
    s.set(f.state(), FrameState.USED);
    s.set(v.page[fresh].frame(), frame);
    s.set(v.page[fresh].value()[0], value);
    s.clear(v.page[fresh].version());
    s.set(v.page[fresh].dirty());
    s.set(pte.kind(), Pte.PRESENT);
    s.set(pte.frame(), frame);
    s.clear(pte.dirty());
    observer.accessed(s, slot);
    observer.remap(s, slot, fresh + 1);
    observer.installed(s, slot);
    s.clear(p.vars().frame());
    s.clear(p.vars().gathered());
  }
}
