package org.lufcheck.properties.differential;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lufcheck.concurrent.record.Entry;
import org.lufcheck.kernel.KernelModel;
import org.lufcheck.kernel.program.Action;
import org.lufcheck.kernel.program.Refusal;
import org.lufcheck.kernel.program.Step;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;
import org.lufcheck.kernel.view.Names;

/**
 * The model, led through the steps that were recorded. Frames that were never used are
 * interchangeable in the model, so each recorded frame has one of the model's standing for it.
 */
final class ModelRun {
  private static final int MOST_SILENT = 8;

  private final KernelModel model;
  private final Vars v;
  private final Names names;
  private final State s;
  private final Map<String, Integer> frames = new HashMap<>();

  /** The model at its beginning; resident pages have the same frames as in the code. */
  ModelRun(KernelModel model) {
    this.model = model;
    this.v = model.vars();
    this.names = new Names(model);
    this.s = new State(model.words());
    s.load(model.initialStates().get(0), 0);
    for (int p = 0; p < v.page.length; p++) {
      int frame = s.get(v.page[p].frame());
      if (frame != 0) {
        frames.put("pfn" + frame, frame - 1);
      }
    }
  }

  State state() {
    return s;
  }

  /** Takes all steps; says which one the model refuses, and why. */
  Optional<String> follow(List<Entry> entries) {
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      int code = entry.actor().startsWith("cpu") ? hardware(entry) : task(entry);
      if (code < 0) {
        return Optional.of((i + 1) + ". " + entry + ": " + Refusal.of(code).text());
      }
      if (model.newExpander().check(s.words, 0) != 0) {
        return Optional.of((i + 1) + ". " + entry + ": the model's oracle objects");
      }
    }
    return Optional.empty();
  }

  private int task(Entry entry) {
    for (int t = 0; t < v.task.length; t++) {
      if (names.actor(t).equals(entry.actor())) {
        int silent = comesTo(t, entry);
        if (silent != 0) {
          return silent < 0 ? silent : 0;
        }
        int pc = s.get(v.task[t].pc());
        return take(t, pc, model.steps(t).get(pc), entry);
      }
    }
    throw new AssertionError("nobody is called " + entry.actor());
  }

  /**
   * Takes the steps that the code does not record, because it has nothing to do in them, up to the
   * one that it did. Returns 0 there, 1 if the entry is the end of an inner section, which the
   * model does not have, or why the model cannot go on.
   */
  private int comesTo(int t, Entry entry) {
    int first = s.get(v.task[t].pc());
    for (int skipped = 0; skipped < MOST_SILENT; skipped++) {
      int pc = s.get(v.task[t].pc());
      if (pc == model.steps(t).size()) {
        break;
      }
      Step step = model.steps(t).get(pc);
      if (step.name().equals(entry.step())) {
        return 0;
      }
      if (entry.step().startsWith("luf_takeoff_end")) {
        return 1;
      }
      s.choice = 0;
      int next = step.action().run(s);
      if (next < 0) {
        return next;
      }
      s.set(v.task[t].pc(), next == Action.NEXT ? pc + 1 : next);
    }
    String next = model.steps(t).get(first).name();
    throw new AssertionError("the model does '" + next + "' instead of " + entry);
  }

  private int take(int t, int pc, Step step, Entry entry) {
    long[] before = s.words.clone();
    int last = Refusal.NOT_APPLICABLE.code();
    for (int choice = 0; choice < step.choices(); choice++) {
      if (!mayBe(step, choice, entry)) {
        continue;
      }
      s.choice = choice;
      last = step.action().run(s);
      if (last >= 0) {
        s.set(v.task[t].pc(), last == Action.NEXT ? pc + 1 : last);
        if (step.function().equals("rmqueue")) {
          frames.put(entry.choice(), choice);
        }
        return last;
      }
      s.load(before, 0);
    }
    return last;
  }

  private boolean mayBe(Step step, int choice, Entry entry) {
    if (step.choices() == 1) {
      return true;
    }
    if (step.function().equals("rmqueue")) {
      Integer known = frames.get(entry.choice());
      return known == null ? !frames.containsValue(choice) : known == choice;
    }
    return choice == (entry.choice().equals("to buddy") ? 1 : 0);
  }

  private int hardware(Entry entry) {
    for (int a = v.task.length; a < model.actors(); a++) {
      if (names.actor(a).equals(entry.actor())) {
        for (Step step : model.steps(a)) {
          if (step.name().equals(entry.step())) {
            return step.action().run(s);
          }
        }
      }
    }
    throw new AssertionError("the model's hardware cannot do " + entry);
  }
}
