package org.lufcheck.kernel.mm;

import static org.lufcheck.kernel.program.Action.NEXT;

import org.lufcheck.kernel.hw.Tlb;
import org.lufcheck.kernel.oracle.Observer;
import org.lufcheck.kernel.program.Label;
import org.lufcheck.kernel.program.Path;
import org.lufcheck.kernel.state.Pte;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/**
 * User loads and stores. A miss walks the page table, fills the TLB and accesses in one step; a
 * walk that comes earlier is a speculative fill, which is a step of its own. A store through an
 * entry without dirty permission walks again and sets the dirty bit, as x86 does, and faults if the
 * PTE has become read-only.
 */
public final class Access {
  private final Vars v;
  private final Tlb tlb;
  private final Observer observer;
  private final Fault fault;

  /** The accesses of a machine. */
  public Access(Vars v, Tlb tlb, Observer observer, Fault fault) {
    this.v = v;
    this.tlb = tlb;
    this.observer = observer;
    this.fault = fault;
  }

  /** A load into a register; 7 where the access is an error (SIGSEGV, SIGBUS). */
  public void load(Path p, int reg, int slot) {
    Label again = new Label();
    Label done = new Label();
    p.asm().at("");
    p.asm().mark(again);
    p.asm()
        .step(
            "load",
            v.setup.slots().get(slot).va(),
            s -> {
              if (tlb.frame(s, p.cpu(), slot) == 0) {
                if (s.get(v.slot[slot].kind()) != Pte.PRESENT) {
                  return NEXT;
                }
                tlb.fill(s, p.cpu(), slot);
              }
              int value = observer.load(s, p.vars(), slot, tlb.frame(s, p.cpu(), slot));
              s.set(p.vars().reg()[reg], value);
              return done.go();
            });
    fault.handle(
        p,
        slot,
        false,
        again,
        () -> {
          p.asm()
              .step(
                  "load",
                  "SIGSEGV",
                  s -> {
                    s.set(p.vars().reg()[reg], 7);
                    return NEXT;
                  });
        });
    p.asm().mark(done);
  }

  /** A store of a value. */
  public void store(Path p, int slot, int value) {
    Label again = new Label();
    Label done = new Label();
    p.asm().at("");
    p.asm().mark(again);
    p.asm()
        .step(
            "store",
            v.setup.slots().get(slot).va() + " := " + value,
            s -> {
              if (!writable(s, p.cpu(), slot)) {
                tlb.drop(s, p.cpu(), slot);
                return NEXT;
              }
              observer.store(s, p.vars(), slot, tlb.frame(s, p.cpu(), slot), value);
              return done.go();
            });
    fault.handle(
        p,
        slot,
        true,
        again,
        () -> {
          p.asm().step("store", "SIGSEGV", s -> NEXT);
        });
    p.asm().mark(done);
  }

  private boolean writable(State s, int cpu, int slot) {
    Vars.Cpu c = v.cpu[cpu];
    if (tlb.frame(s, cpu, slot) != 0 && s.is(c.tlbWrite()[slot]) && s.is(c.tlbDirty()[slot])) {
      return true;
    }
    Vars.Slot pte = v.slot[slot];
    if (s.get(pte.kind()) != Pte.PRESENT || !s.is(pte.write())) {
      return false;
    }
    s.set(pte.dirty());
    tlb.fill(s, cpu, slot);
    return true;
  }
}
