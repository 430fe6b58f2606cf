package org.lufcheck.docs;

import static org.lufcheck.kernel.program.Action.NEXT;

import org.lufcheck.explore.Label;
import org.lufcheck.explore.Trace;
import org.lufcheck.kernel.KernelModel;
import org.lufcheck.kernel.oracle.Clause;
import org.lufcheck.kernel.program.Step;
import org.lufcheck.kernel.state.State;

/**
 * A run, taken again with a monitor watching: when does it report, and what?
 *
 * @param clause what it reports
 * @param step the step at which it does, counted from 1
 */
record Rerun(Clause clause, int step) {
  private static final String ADDED_BY_THE_SERIES = "lufd_check_queued_pages";

  /** The first report, or null if there is none in this run. */
  static @org.jspecify.annotations.Nullable Rerun of(Trace trace, KernelModel watched) {
    State s = new State(watched.words());
    for (int i = 0; i < trace.length(); i++) {
      take(s, trace.labels()[i], watched);
      int code = s.get(watched.vars().error);
      if (code != 0) {
        return new Rerun(Clause.of(code), i + 1);
      }
    }
    return null;
  }

  private static void take(State s, int label, KernelModel watched) {
    int actor = Label.actor(label);
    if (watched.hardware(actor)) {
      watched.steps(actor).get(Label.step(label)).action().run(s);
      return;
    }
    s.choice = Label.choice(label);
    go(s, actor, watched);
    var pc = watched.vars().task[actor].pc();
    if (s.get(pc) < watched.steps(actor).size()
        && next(s, actor, watched).function().equals(ADDED_BY_THE_SERIES)) {
      go(s, actor, watched);
    }
  }

  private static Step next(State s, int actor, KernelModel watched) {
    return watched.steps(actor).get(s.get(watched.vars().task[actor].pc()));
  }

  private static void go(State s, int actor, KernelModel watched) {
    int at = s.get(watched.vars().task[actor].pc());
    int then = next(s, actor, watched).action().run(s);
    if (then < 0) {
      throw new IllegalStateException("the monitor changes the run at step " + at);
    }
    s.set(watched.vars().task[actor].pc(), then == NEXT ? at + 1 : then);
  }
}
