package org.lufcheck.kernel.sched;

import static org.lufcheck.kernel.program.Action.NEXT;

import java.util.List;
import org.lufcheck.kernel.Call;
import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.hw.Tlb;
import org.lufcheck.kernel.luf.Batches;
import org.lufcheck.kernel.luf.Hooks;
import org.lufcheck.kernel.oracle.Clause;
import org.lufcheck.kernel.program.Action;
import org.lufcheck.kernel.program.Assembler;
import org.lufcheck.kernel.program.Label;
import org.lufcheck.kernel.program.Path;
import org.lufcheck.kernel.program.Refusal;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/**
 * context_switch and finish_task_switch (kernel/sched/core.c, P16, P19). A task on a shared CPU
 * goes on only while it is current; it gives the CPU up by a switch of its program, or where the
 * kernel has a cond_resched().
 */
public final class Scheduler {
  private final Vars v;
  private final Tlb tlb;
  private final Batches batches;
  private final Hooks hooks;

  /** The scheduler of a machine. */
  public Scheduler(Vars v, Tlb tlb, Batches batches, Hooks hooks) {
    this.v = v;
    this.tlb = tlb;
    this.batches = batches;
    this.hooks = hooks;
  }

  private boolean shared(Path p) {
    return v.shape.tasksOn(p.cpu()).size() > 1;
  }

  /** The first steps of a task that does not run at first: it begins by finishing a switch. */
  public void firstRun(Path p) {
    if (shared(p) && v.shape.tasksOn(p.cpu()).get(0) != p.task()) {
      finish(p);
    }
  }

  /** cond_resched(): goes on, or switches to another task of this CPU. */
  public void condResched(Path p) {
    if (!shared(p)) {
      return;
    }
    Assembler a = p.asm();
    var others = others(p);
    Label go = new Label();
    a.at("kernel/sched/core.c");
    a.choose(
        "cond_resched",
        "",
        others.size() + 1,
        s -> {
          if (s.choice == 0) {
            return go.go();
          }
          switchTo(s, p, others.get(s.choice - 1));
          return NEXT;
        });
    finish(p);
    a.mark(go);
  }

  /** A switch that the program asks for; a task whose mm has exited does not come back. */
  public void switchTo(Path p, int next) {
    p.asm().at("kernel/sched/core.c");
    p.asm()
        .step(
            "context_switch",
            "to " + v.setup.tasks().get(next).name(),
            s -> {
              switchTo(s, p, next);
              return NEXT;
            });
    boolean exits =
        v.setup.tasks().get(p.task()).ops().stream().anyMatch(op -> op.call() == Call.EXIT_MM);
    if (!exits) {
      finish(p);
    }
  }

  /** A task that has ended, or goes to sleep, gives a shared CPU to one that has not. */
  public void giveUp(Path p, List<Integer> ends) {
    if (!shared(p)) {
      return;
    }
    var others = others(p);
    p.asm().at("kernel/sched/core.c");
    p.asm()
        .choose(
            "schedule",
            "",
            others.size() + 1,
            s -> {
              boolean anybody = others.stream().anyMatch(t -> wants(s, t, ends));
              if (s.choice == others.size()) {
                return anybody ? Refusal.NOT_APPLICABLE.code() : NEXT;
              }
              int next = others.get(s.choice);
              if (!wants(s, next, ends)) {
                return Refusal.NOT_APPLICABLE.code();
              }
              switchTo(s, p, next);
              return NEXT;
            });
  }

  private boolean wants(State s, int task, List<Integer> ends) {
    int pc = s.get(v.task[task].pc());
    return v.setup.tasks().get(task).background() ? pc != 0 : pc != ends.get(task);
  }

  /** A user thread that spins on a shared CPU is preempted by the others. */
  public void spin(Path p, String function, String what, Action attempt) {
    Assembler a = p.asm();
    if (!shared(p)) {
      a.step(function, what, attempt);
      return;
    }
    Label again = new Label();
    Label done = new Label();
    var others = others(p);
    a.mark(again);
    a.choose(
        function,
        what,
        others.size() + 1,
        s -> {
          if (s.choice == 0) {
            int result = attempt.run(s);
            return result == NEXT ? done.go() : result;
          }
          switchTo(s, p, others.get(s.choice - 1));
          return NEXT;
        });
    finish(p);
    a.step("finish_task_switch", "back to user mode", s -> again.go());
    a.mark(done);
  }

  private List<Integer> others(Path p) {
    return v.shape.tasksOn(p.cpu()).stream().filter(t -> t != p.task()).toList();
  }

  private void switchTo(State s, Path p, int next) {
    Vars.Cpu c = v.cpu[p.cpu()];
    int to = v.setup.tasks().get(next).mm();
    boolean borrowed = p.mm() < 0 || s.is(v.mm[p.mm()].exited());
    if (to < 0) {
      if (!borrowed) {
        s.set(c.active(), p.mm() + 1);
      }
      if (s.get(c.mm()) != 0) {
        s.set(c.lazy());
      }
    } else {
      if (borrowed) {
        s.set(c.previous(), s.get(c.active()));
        s.clear(c.active());
      }
      tlb.load(s, p.cpu(), to);
    }
    s.set(c.current(), next + 1);
  }

  /** finish_task_switch: drops the mm that the previous, kernel thread had borrowed; H3. */
  private void finish(Path p) {
    Assembler a = p.asm();
    a.at("kernel/sched/core.c");
    if (p.mm() < 0 || v.cpu[p.cpu()].previous().mask() == 0) {
      a.step("finish_task_switch", "", s -> NEXT);
      return;
    }
    boolean hook = hooks.after(Hook.H3);
    boolean early = v.rules.has(Guard.FLUSH_BEFORE_MMDROP);
    Label done = new Label();
    Vars.Cpu c = v.cpu[p.cpu()];
    a.at("kernel/sched/core.c, P16, P19");
    a.step(
        "finish_task_switch",
        "a borrowed mm to drop?",
        s -> {
          return s.is(c.previous()) ? NEXT : done.go();
        });
    for (int m = 0; hook && m < v.mm.length; m++) {
      int mm = m;
      Label other = new Label();
      a.step(
          "finish_task_switch",
          (early ? "flush, then mmdrop " : "mmdrop ") + v.setup.mms().get(mm),
          s -> {
            if (s.get(c.previous()) != mm + 1) {
              return other.go();
            }
            batches.shadow().flushedFor(s, !early && freed(s, mm));
            if (!early && freed(s, mm)) {
              batches.fail(s, Clause.MM_USED_AFTER_FREE);
            }
            return NEXT;
          });
      a.inside(() -> hooks.flushMm(p, Hook.H3, mm));
      a.mark(other);
    }
    a.step(
        "finish_task_switch",
        "dropped",
        s -> {
          s.clear(c.previous());
          return NEXT;
        });
    a.mark(done);
  }

  private boolean freed(State s, int mm) {
    if (!s.is(v.mm[mm].exited())) {
      return false;
    }
    for (Vars.Cpu c : v.cpu) {
      if (s.get(c.active()) == mm + 1) {
        return false;
      }
    }
    return true;
  }

  /** exit_mm: the mm's last user is gone; the task runs on as a kernel thread that borrows it. */
  public void exitMm(Path p) {
    p.asm().at("kernel/exit.c");
    p.asm()
        .step(
            "exit_mm",
            "last user of " + v.setup.mms().get(p.mm()),
            s -> {
              s.set(v.mm[p.mm()].exited());
              s.set(v.cpu[p.cpu()].active(), p.mm() + 1);
              s.set(v.cpu[p.cpu()].lazy());
              return NEXT;
            });
  }

  /** Turns interrupts of the task's CPU off or on. */
  public void interrupts(Path p, boolean off) {
    p.asm().at("");
    p.asm()
        .step(
            off ? "local_irq_disable" : "local_irq_enable",
            "",
            s -> {
              s.set(v.cpu[p.cpu()].irqsOff(), off ? 1 : 0);
              return NEXT;
            });
  }
}
