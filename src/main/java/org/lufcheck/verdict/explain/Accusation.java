package org.lufcheck.verdict.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lufcheck.kernel.Condition;
import org.lufcheck.kernel.oracle.Clause;
import org.lufcheck.kernel.state.FrameState;
import org.lufcheck.kernel.state.Shape;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;
import org.lufcheck.kernel.view.Conditions;
import org.lufcheck.kernel.view.Names;

/** What the last state is accused of, with its values. */
final class Accusation {
  private final Timeline time;
  private final Clause clause;
  private final Optional<Entry> entry;
  private final Vars v;
  private final Names names;
  private final int end;

  Accusation(Timeline time, Clause clause, Optional<Entry> entry) {
    this.time = time;
    this.clause = clause;
    this.entry = entry;
    this.v = time.vars();
    this.names = time.names();
    this.end = time.length();
  }

  private String who() {
    return time.who(end);
  }

  private String on() {
    return " on " + names.cpu(time.model().cpuOf(time.actor(end)));
  }

  private String translation() {
    return entry
        .map(e -> names.cpu(e.cpu()) + " can still reach it as " + names.slot(e.slot()))
        .orElse("it is still reachable");
  }

  private String frame() {
    return entry.map(e -> names.frame(e.frame())).orElse("a frame");
  }

  private String slot() {
    return entry.map(e -> names.slot(e.slot())).orElse("an address");
  }

  String title() {
    return switch (clause) {
      case OUTDATED_FILE, OUTDATED_ANON, OUTDATED_IN_WINDOW ->
          "outdated " + access() + " of " + names.page(page()) + " in " + who() + on();
      case OLD_MAPPING -> "load through a replaced mapping in " + who() + on();
      case FOREIGN_LOAD -> "load of foreign data from " + frame() + " in " + who() + on();
      case FOREIGN_STORE -> "store into foreign " + frame() + " in " + who() + on();
      case STALE_AFTER_CALL ->
          names.call(time.actor(end), time.op(end))
              + " returned with a stale TLB entry in "
              + who();
      case MM_USED_AFTER_FREE -> "use-after-free of an mm in " + who() + on();
      case REFERENCED_FRAME_FREED -> "frame freed while referenced in " + who() + on();
      case FREE_FRAME_CHANGED -> "free " + frame() + " overwritten while reachable";
      case NEW_OWNER -> frame() + " has a new owner while " + reader() + " can read it";
      case NEW_PAGE -> frame() + " holds another page while " + reader() + " can read it";
      case RETIRED -> "poisoned " + frame() + " reachable by " + reader();
      case CONDITION -> "unwanted outcome: " + condition();
      default -> clause.text();
    };
  }

  private String reader() {
    return entry.map(e -> names.cpu(e.cpu())).orElse("a CPU");
  }

  private String access() {
    return time.step(end).function().equals("load") ? "load" : "read";
  }

  private String condition() {
    return new Conditions(v.setup).text(v.setup.condition());
  }

  /** The frame that the last step read. */
  private int frameRead() {
    if (entry.isPresent() && entry.get().end() == end) {
      return entry.get().frame();
    }
    int slot = Shape.slotOf(time.op(end));
    return slot >= 0
        ? time.at(end).get(v.cpu[time.model().cpuOf(time.actor(end))].tlbFrame()[slot])
        : time.at(end).get(v.page[Shape.pageOf(time.op(end))].frame());
  }

  /** The logical page that the last step read. */
  private int page() {
    return time.at(end - 1).get(v.frame[frameRead() - 1].page()) - 1;
  }

  String falsehood() {
    State last = time.at(end);
    return switch (clause) {
      case OUTDATED_FILE, OUTDATED_ANON, OUTDATED_IN_WINDOW -> {
        Knowledge knowledge = knowledge();
        int version = time.at(end - 1).get(v.frame[frameRead() - 1].version());
        yield "the "
            + access()
            + " at "
            + end
            + " returned version "
            + version
            + " of "
            + names.page(page())
            + " (value "
            + knowledge.value(version)
            + "); "
            + knowledge.sentence();
      }
      case OLD_MAPPING -> {
        int meant = last.get(v.slot[slotNumber()].page());
        int since = time.lastChange(s -> s.get(v.slot[slotNumber()].epoch()), end);
        yield "the load at "
            + end
            + " used "
            + frame()
            + " for "
            + slot()
            + ", which has been "
            + (meant == 0 ? "unmapped" : names.page(meant - 1))
            + " since "
            + since
            + ", as "
            + who()
            + " knew";
      }
      case FOREIGN_LOAD, FOREIGN_STORE ->
          "the "
              + time.step(end).function()
              + " at "
              + end
              + " used "
              + frame()
              + " for "
              + slot()
              + "; that frame "
              + ownership(time.at(end - 1));
      case STALE_AFTER_CALL ->
          names.call(time.actor(end), time.op(end))
              + " of "
              + who()
              + " returned at "
              + end
              + "; "
              + reader()
              + " can still use "
              + slot()
              + " -> "
              + frame();
      case NEW_OWNER, NEW_PAGE, RETIRED -> frame() + " " + ownership(last) + "; " + translation();
      case FREE_FRAME_CHANGED ->
          who() + " overwrote " + frame() + " at " + end + "; " + translation();
      case CONDITION -> "at the end " + values(v.setup.condition());
      default -> clause.text() + " (step " + end + ")";
    };
  }

  private String ownership(State s) {
    Vars.Frame frame = v.frame[entry.map(Entry::frame).orElse(1) - 1];
    int state = s.get(frame.state());
    String holds = " and holds " + names.contents(s.get(frame.page()));
    return switch (state) {
      case FrameState.OTHER -> "belongs to a new owner" + holds;
      case FrameState.USED -> "is in use" + holds;
      case FrameState.RETIRED -> "is retired as poisoned";
      default ->
          (FrameState.free(state)
                  ? "is free (" + names.owner(state) + ")"
                  : "is " + names.owner(state))
              + holds;
    };
  }

  private int slotNumber() {
    return entry.map(Entry::slot).orElseGet(() -> Shape.slotOf(time.op(end)));
  }

  private Knowledge knowledge() {
    return new Knowledge(time, time.actor(end), page());
  }

  private String values(Condition condition) {
    List<String> values = new ArrayList<>();
    collect(condition, values);
    return values.isEmpty() ? condition() : String.join(", ", values);
  }

  private void collect(Condition condition, List<String> values) {
    State last = time.at(end);
    if (condition instanceof Condition.Register r) {
      String name = v.setup.tasks().get(r.task()).name() + ":r" + (r.reg() + 1);
      values.add(name + " = " + last.get(v.task[r.task()].reg()[r.reg()]));
    } else if (condition instanceof Condition.Contents c) {
      Vars.Page page = v.page[c.page()];
      values.add(names.page(c.page()) + " = " + last.get(page.value()[last.get(page.version())]));
    } else if (condition instanceof Condition.And and) {
      collect(and.left(), values);
      collect(and.right(), values);
    } else if (condition instanceof Condition.Or or) {
      collect(or.left(), values);
      collect(or.right(), values);
    } else if (condition instanceof Condition.Not not) {
      collect(not.inner(), values);
    }
  }

  List<Because> links() {
    List<Because> links = new ArrayList<>();
    switch (clause) {
      case OUTDATED_FILE, OUTDATED_ANON, OUTDATED_IN_WINDOW -> links.addAll(knowledge().links());
      case MM_USED_AFTER_FREE -> exits(links);
      case REFERENCED_FRAME_FREED -> references(links);
      default -> {}
    }
    entry
        .filter(this::used)
        .ifPresent(
            e ->
                links.add(
                    new Because(
                        e.end(),
                        time.who(e.end())
                            + "'s "
                            + time.step(e.end()).function()
                            + " uses the entry of step "
                            + e.loaded())));
    return links;
  }

  private boolean used(Entry e) {
    String function = time.step(e.end()).function();
    return !time.hardware(e.end()) && (function.equals("load") || function.equals("store"));
  }

  private void exits(List<Because> links) {
    for (int m = 0; m < v.mm.length; m++) {
      Vars.Mm mm = v.mm[m];
      int step = time.firstHolds(s -> s.is(mm.exited()), 1);
      if (step > 0) {
        String name = v.setup.mms().get(m);
        links.add(
            new Because(step, "the last user of mm " + name + " exits; its CPU keeps it lazily"));
        links.add(
            new Because(
                end,
                "mmdrop() frees mm "
                    + name
                    + ", and then H3 (finish_task_switch) reads its batch: guard flush-before-mmdrop is missing"));
      }
    }
  }

  private void references(List<Because> links) {
    for (int f = 0; f < v.frame.length; f++) {
      Vars.Frame frame = v.frame[f];
      if (time.at(end).is(frame.pin())) {
        int step = time.lastChange(s -> s.get(frame.pin()), end);
        String name = names.frame(f + 1);
        links.add(new Because(step, time.who(step) + " takes a reference to " + name));
        links.add(
            new Because(
                end,
                who()
                    + " frees "
                    + name
                    + " without looking at references: guard last-reference is missing"));
      }
    }
  }
}
