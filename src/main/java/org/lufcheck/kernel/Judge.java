package org.lufcheck.kernel;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.lufcheck.kernel.hw.Tlb;
import org.lufcheck.kernel.oracle.Bookkeeping;
import org.lufcheck.kernel.oracle.Clause;
import org.lufcheck.kernel.oracle.Ownership;
import org.lufcheck.kernel.oracle.Property;
import org.lufcheck.kernel.program.Step;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/** Judges states: first what steps found false, then what the state itself shows. */
public final class Judge {
  /**
   * What a search watches for.
   *
   * @param properties those judged in addition to the outcomes
   * @param condition whether meeting the scenario's condition stops the search
   * @param allOutcomes whether all outcomes are judged, or only those among the properties
   */
  public record Watch(Set<Property> properties, boolean condition, boolean allOutcomes) {
    /** The outcomes and some more properties; but a monitor is judged with nothing beside it. */
    public Watch(Set<Property> properties, boolean condition) {
      this(
          properties,
          condition,
          properties.stream().noneMatch(p -> p.kind() == Property.Kind.MONITOR));
    }

    /** Every property that is judged; the bounds of the model always are. */
    public Set<Property> judged() {
      Set<Property> judged = EnumSet.of(Property.Q2);
      judged.addAll(properties);
      for (Property property : Property.values()) {
        if (allOutcomes && property.kind() == Property.Kind.OUTCOME) {
          judged.add(property);
        }
      }
      return judged;
    }

    /** The outcomes and the scenario's condition. */
    public static Watch outcomes() {
      return new Watch(Set.of(), true);
    }
  }

  private final Vars v;
  private final Watch watch;
  private final boolean owners;
  private final boolean condition;
  private final Ownership ownership;
  private final Bookkeeping bookkeeping;
  private final int[] ends;

  Judge(Vars v, List<List<Step>> programs, Watch watch) {
    this.v = v;
    this.watch = watch;
    this.owners = v.judged.contains(Property.F1);
    this.condition = watch.condition() && v.judged.contains(Property.Q1);
    Tlb tlb = new Tlb(v);
    this.ownership = new Ownership(v, tlb);
    this.bookkeeping = new Bookkeeping(v, tlb, watch.properties());
    this.ends = programs.stream().mapToInt(List::size).toArray();
  }

  /** 0, or the code of the first clause found false. */
  public int code(State s) {
    int error = s.get(v.error);
    if (error != 0) {
      return error;
    }
    int code = owners ? ownership.code(s) : 0;
    if (code == 0 && !watch.properties().isEmpty()) {
      code = bookkeeping.code(s);
    }
    if (code == 0
        && condition
        && !s.is(v.excused)
        && foregroundFinished(s)
        && holds(s, v.setup.condition())) {
      code = Clause.CONDITION.code();
    }
    return code;
  }

  private boolean foregroundFinished(State s) {
    for (int t = 0; t < ends.length; t++) {
      if (!v.setup.tasks().get(t).background() && s.get(v.task[t].pc()) != ends[t]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a state is a proper end of a run: foreground threads finished, the others asleep or
   * waiting for a CPU that nobody gives them.
   */
  public boolean finished(State s) {
    for (int t = 0; t < ends.length; t++) {
      Setup.Task task = v.setup.tasks().get(t);
      boolean asleep = s.get(v.task[t].pc()) == 0 || s.get(v.cpu[task.cpu()].current()) != t + 1;
      if (task.background() && !asleep) {
        return false;
      }
    }
    return foregroundFinished(s);
  }

  private boolean holds(State s, Condition c) {
    if (c instanceof Condition.Register r) {
      return s.get(v.task[r.task()].reg()[r.reg()]) == r.value();
    } else if (c instanceof Condition.Contents p) {
      Vars.Page page = v.page[p.page()];
      return s.get(page.value()[s.get(page.version())]) == p.value();
    } else if (c instanceof Condition.And and) {
      return holds(s, and.left()) && holds(s, and.right());
    } else if (c instanceof Condition.Or or) {
      return holds(s, or.left()) || holds(s, or.right());
    } else if (c instanceof Condition.Not not) {
      return !holds(s, not.inner());
    }
    return ((Condition.Constant) c).value();
  }
}
