package org.lufcheck.kernel;

import java.util.ArrayList;
import java.util.List;
import org.lufcheck.explore.Obligations;
import org.lufcheck.kernel.program.Step;
import org.lufcheck.kernel.state.State;

/**
 * That every call of a scenario returns, allocations among them: one obligation per call. A call is
 * pending from the state in which its thread has come to it until the thread is past it. Three
 * things are nobody's duty: that another thread sets a flag ({@code await}), that there is a page
 * to look up ({@code pin}), and that a thread which gave its CPU away gets it back before it has
 * begun its next call. Immutable and thread-safe.
 */
public final class KernelObligations implements Obligations {
  /** A call: the steps of its task from {@code first} to {@code end}, exclusive. */
  private record Duty(int task, int op, int first, int end) {}

  private final KernelModel model;
  private final List<Duty> duties = new ArrayList<>();

  /** The obligations of a scenario's threads. */
  public KernelObligations(KernelModel model) {
    this.model = model;
    for (int task = 0; task < model.vars().task.length; task++) {
      List<Step> steps = model.steps(task);
      for (int first = 0, end; first < steps.size(); first = end) {
        int op = steps.get(first).op();
        end = first + 1;
        while (end < steps.size() && steps.get(end).op() == op) {
          end++;
        }
        if (isDuty(task, op)) {
          duties.add(new Duty(task, op, first, end));
        }
      }
    }
  }

  private boolean isDuty(int task, int op) {
    List<Op> ops = model.vars().setup.tasks().get(task).ops();
    return op < ops.size()
        && ops.get(op).call() != Call.AWAIT
        && ops.get(op).call() != Call.SWITCH_TO;
  }

  @Override
  public int count() {
    return duties.size();
  }

  @Override
  public boolean pending(long[] states, int offset, int obligation) {
    State s = new State(model.words());
    s.load(states, offset);
    Duty duty = duties.get(obligation);
    int pc = s.get(model.vars().task[duty.task()].pc());
    if (pc < duty.first() || pc >= duty.end()) {
      return false;
    }
    return pc > duty.first() || begins(s, duty);
  }

  /** Whether a call that has not made a step has to be made nevertheless. */
  private boolean begins(State s, Duty duty) {
    Setup.Task task = model.vars().setup.tasks().get(duty.task());
    boolean asleep = task.background() && duty.first() == 0;
    boolean current = s.get(model.vars().cpu[task.cpu()].current()) == duty.task() + 1;
    return !asleep && current && task.ops().get(duty.op()).call() != Call.PIN;
  }

  @Override
  public String name(int obligation) {
    Duty duty = duties.get(obligation);
    Setup.Task task = model.vars().setup.tasks().get(duty.task());
    return "the " + task.ops().get(duty.op()).call().word() + "() of " + task.name() + " returns";
  }
}
