package org.lufcheck.verdict.explain;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.Rules;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/**
 * What LUF's hooks did about a stale entry while it was there: which ran and did not flush its CPU,
 * and why; which came too late; which are missing where the run passed.
 */
final class HookTrail {
  private final Timeline time;
  private final Vars v;
  private final Entry entry;
  private final Debts debts;

  HookTrail(Timeline time, Entry entry) {
    this.time = time;
    this.v = time.vars();
    this.entry = entry;
    this.debts = new Debts(time, entry);
  }

  List<Because> links() {
    List<Because> links = new ArrayList<>();
    if (!v.rules.luf()) {
      return links;
    }
    Set<Hook> seen = EnumSet.noneOf(Hook.class);
    for (int step = entry.stale() + 1; step <= entry.end(); step++) {
      Hook ran = time.hardware(step) ? null : hook(time.step(step).what());
      if (ran != null) {
        seen.add(ran);
        links.add(new Because(step, ran(step, ran)));
      }
    }
    for (Hook hook : Hook.values()) {
      int site = seen.contains(hook) ? 0 : lastSite(hook);
      if (site > 0) {
        notRun(hook, site, links);
      }
    }
    return links;
  }

  private static @org.jspecify.annotations.Nullable Hook hook(String what) {
    int space = what.indexOf(" luf_flush");
    for (Hook hook : Hook.values()) {
      if (space > 0 && what.substring(0, space).equals(hook.name())) {
        return hook;
      }
    }
    return null;
  }

  private String ran(int step, Hook hook) {
    Vars.Task task = v.task[time.actor(step)];
    String name = hook + " (" + hook.function() + ")";
    if ((time.at(step).get(task.ubc().mask()) & entry.bit()) == 0) {
      return name + " does not flush " + cpu() + ": " + debts.reason(step);
    }
    return name + " asks for a flush of " + cpu() + outcome(step, task);
  }

  private String outcome(int step, Vars.Task task) {
    for (int i = step + 1; i <= time.length(); i++) {
      boolean held = (time.at(i - 1).get(task.ubc().mask()) & entry.bit()) != 0;
      if ((time.at(i).get(task.waiting()) & entry.bit()) != 0) {
        boolean open = (time.at(time.length()).get(task.waiting()) & entry.bit()) != 0;
        return open
            ? ", but the IPI of step " + i + " has not been handled yet"
            : ", and " + cpu() + " handles the IPI, but keeps the entry";
      }
      if (held && (time.at(i).get(task.ubc().mask()) & entry.bit()) == 0) {
        State s = time.at(i - 1);
        return ", but step "
            + i
            + " drops it: done["
            + entry.cpu()
            + "]="
            + s.get(v.cpu[entry.cpu()].done());
      }
    }
    return ", but has not sent it yet";
  }

  private int lastSite(Hook hook) {
    for (int step = entry.end(); step > entry.stale(); step--) {
      if (!time.hardware(step) && HookSites.at(hook, time.step(step))) {
        return step;
      }
    }
    return 0;
  }

  private void notRun(Hook hook, int site, List<Because> links) {
    boolean own = hook.source().equals("lufcheck");
    boolean old = hook == Hook.W1 || hook == Hook.W2;
    if (!v.rules.has(hook)) {
      boolean tags = v.rules.deferral() == Rules.Deferral.IN_ALLOCATOR;
      if (!old && (hook != Hook.H18 || tags)) {
        String posted = own ? " has no hook here (lufcheck's " : " has no ";
        links.add(new Because(site, "this kernel" + posted + hook + (own ? ")" : here(hook))));
      }
    } else if (hook != Hook.H18 && hook != Hook.H15 && unfinished(site)) {
      links.add(
          new Because(site, hook + " (" + hook.function() + ") comes later; it has not run yet"));
    }
  }

  private static String here(Hook hook) {
    String meaning = hook.meaning();
    return ", which "
        + meaning.substring(meaning.indexOf(": ") < 0 ? 0 : meaning.indexOf(": ") + 2);
  }

  /** Whether the call that a step belongs to is still going on when the run ends. */
  private boolean unfinished(int step) {
    int actor = time.actor(step);
    int pc = time.at(time.length()).get(v.task[actor].pc());
    var program = time.model().steps(actor);
    boolean sameCall = pc < program.size() && program.get(pc).op() == time.step(step).op();
    return sameCall && pc > 0;
  }

  private String cpu() {
    return time.names().cpu(entry.cpu());
  }
}
