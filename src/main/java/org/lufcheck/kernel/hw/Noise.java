package org.lufcheck.kernel.hw;

import static org.lufcheck.kernel.program.Action.NEXT;

import java.util.ArrayList;
import java.util.List;
import org.lufcheck.kernel.program.Action;
import org.lufcheck.kernel.program.Refusal;
import org.lufcheck.kernel.program.Step;
import org.lufcheck.kernel.state.Field;
import org.lufcheck.kernel.state.Pte;
import org.lufcheck.kernel.state.Vars;

/**
 * What a CPU does of its own accord, at any time: fills its TLB from any present PTE of its loaded
 * mm, drops entries, handles IPIs while interrupts are on, and (arm64) completes broadcast
 * invalidations.
 */
public final class Noise {
  /** The depth of steps that the hardware owes somebody, who may be waiting for them. */
  public static final int OWED = 0;

  /** The depth of steps that nobody waits for; they alone do not keep a run going. */
  public static final int FREE = 1;

  private final Vars v;
  private final Tlb tlb;
  private final List<? extends List<Step>> programs;

  /** The CPUs of a machine whose tasks run {@code programs}. */
  public Noise(Vars v, Tlb tlb, List<? extends List<Step>> programs) {
    this.v = v;
    this.tlb = tlb;
    this.programs = programs;
  }

  /** The steps of a CPU; each may be taken whenever its guard holds. IPI handling comes first. */
  public List<Step> steps(int cpu) {
    List<Step> steps = new ArrayList<>();
    if (v.shape.runsAnyMm(cpu) && !v.arch.broadcast()) {
      for (int t = 0; t < v.task.length; t++) {
        if (v.setup.tasks().get(t).cpu() != cpu) {
          String from = "IPI from " + v.setup.tasks().get(t).name();
          steps.add(step("flush_tlb_func", from, OWED, ipi(cpu, t)));
        }
      }
    }
    for (int slot = 0; slot < v.slot.length; slot++) {
      var it = v.setup.slots().get(slot);
      if (!v.shape.runs(cpu, it.mm())) {
        continue;
      }
      String name = v.setup.mms().get(it.mm()) + "." + it.va();
      if (v.arch.broadcast()) {
        steps.add(step("TLBI", "invalidates " + name, OWED, invalidate(cpu, slot)));
      }
      steps.add(step("TLB fill", name, FREE, fill(cpu, slot)));
      steps.add(step("TLB evict", name, FREE, evict(cpu, slot)));
    }
    return steps;
  }

  private Step step(String function, String what, int depth, Action action) {
    return new Step(function, what, "", depth, 0, 1, action, -1);
  }

  private Action ipi(int cpu, int task) {
    return s -> {
      Field waiting = v.task[task].waiting();
      if ((s.get(waiting) & 1 << cpu) == 0) {
        return Refusal.NOT_APPLICABLE.code();
      }
      if (s.is(v.cpu[cpu].irqsOff())) {
        return Refusal.IRQS_OFF.code();
      }
      int pc = s.get(v.task[task].pc());
      tlb.flushLocal(s, cpu, programs.get(task).get(pc).ipi());
      s.set(waiting, s.get(waiting) & ~(1 << cpu));
      return NEXT;
    };
  }

  private Action fill(int cpu, int slot) {
    int mm = v.setup.slots().get(slot).mm();
    return s -> {
      boolean can =
          tlb.frame(s, cpu, slot) == 0
              && s.get(v.cpu[cpu].mm()) == mm + 1
              && s.get(v.slot[slot].kind()) == Pte.PRESENT;
      if (!can) {
        return Refusal.NO_TRANSLATION.code();
      }
      tlb.fill(s, cpu, slot);
      return NEXT;
    };
  }

  private Action evict(int cpu, int slot) {
    return s -> {
      if (tlb.frame(s, cpu, slot) == 0) {
        return Refusal.NO_TRANSLATION.code();
      }
      tlb.drop(s, cpu, slot);
      return NEXT;
    };
  }

  private Action invalidate(int cpu, int slot) {
    return s -> {
      Field pending = v.slot[slot].invalidating();
      if ((s.get(pending) & 1 << cpu) == 0) {
        return Refusal.NOT_APPLICABLE.code();
      }
      tlb.drop(s, cpu, slot);
      s.set(pending, s.get(pending) & ~(1 << cpu));
      return NEXT;
    };
  }
}
