package org.lufcheck.verdict.explain;

import java.util.ArrayList;
import java.util.List;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/** How a page came to have a newer version than a load returned, and how the thread knew. */
final class Knowledge {
  private final Timeline time;
  private final Vars v;
  private final int task;
  private final int page;

  Knowledge(Timeline time, int task, int page) {
    this.time = time;
    this.v = time.vars();
    this.task = task;
    this.page = page;
  }

  /** The version that the thread knew when the run's last step began. */
  int known() {
    return time.at(time.length() - 1).get(v.task[task].knowsVersion()[page]);
  }

  private int made() {
    return time.firstHolds(s -> s.get(v.page[page].version()) >= known(), 1);
  }

  private int learnt() {
    return time.firstHolds(s -> s.get(v.task[task].knowsVersion()[page]) >= known(), 1);
  }

  int value(int version) {
    State last = time.at(time.length());
    return last.get(v.page[page].value()[version]);
  }

  /** That the newer version was there, and known, at which steps. */
  String sentence() {
    String name = v.setup.tasks().get(task).name();
    String made = "version " + known() + " (value " + value(known()) + ") was made at " + made();
    return made() == learnt()
        ? made + " by " + name + " itself"
        : made + " and " + name + " knew it from " + learnt();
  }

  List<Because> links() {
    List<Because> links = new ArrayList<>();
    int made = made();
    if (made > 0) {
      String how = time.step(made).where().isEmpty() ? "" : " (" + time.step(made).function() + ")";
      links.add(
          new Because(
              made,
              time.who(made)
                  + how
                  + " makes version "
                  + known()
                  + " of "
                  + time.names().page(page)
                  + ", value "
                  + value(known())));
    }
    return links;
  }
}
