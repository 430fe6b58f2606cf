package org.lufcheck.verdict.explain;

import java.util.ArrayList;
import java.util.List;
import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Setup.Boot;
import org.lufcheck.kernel.Setup.FileKind;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/** Which guards of eligibility are missing that would have kept LUF away from a stale entry. */
final class GuardTrail {
  private final Timeline time;
  private final Vars v;
  private final Entry entry;

  GuardTrail(Timeline time, Entry entry) {
    this.time = time;
    this.v = time.vars();
    this.entry = entry;
  }

  List<Because> links() {
    List<Because> links = new ArrayList<>();
    if (!v.rules.luf() || entry.stale() == 0) {
      return links;
    }
    int step = unmapped();
    State before = time.at(Math.max(0, step - 1));
    Vars.Slot pte = v.slot[entry.slot()];
    missing(Guard.READ_ONLY, before.is(pte.write()), "although the PTE is writable", step, links);
    missing(Guard.NOT_DIRTY, before.is(pte.dirty()), "although the PTE is dirty", step, links);
    missing(Guard.STABLE_BACKING, remote(), "although the file can change remotely", step, links);
    boot(Guard.NO_INIT_ON_FREE, Boot.INIT_ON_FREE, "init_on_free", step, links);
    boot(Guard.NO_KASAN, Boot.KASAN, "KASAN", step, links);
    boot(Guard.NO_PAGE_POISON, Boot.PAGE_POISON, "page_poison", step, links);
    missing(
        Guard.NO_BROADCAST,
        v.arch.broadcast(),
        "although nobody waits for the broadcast invalidation",
        step,
        links);
    return links;
  }

  /** The step that took the PTE away, which may come after the one that write-protected it. */
  private int unmapped() {
    Vars.Slot pte = v.slot[entry.slot()];
    int frame = entry.frame();
    for (int step = entry.stale(); step <= entry.end(); step++) {
      boolean was = time.at(step - 1).get(pte.frame()) == frame;
      if (was && time.at(step).get(pte.frame()) != frame) {
        return step;
      }
    }
    return entry.stale();
  }

  private boolean remote() {
    return v.shape.pagesOf(entry.slot()).stream()
        .map(page -> v.shape.pages().get(page).file())
        .anyMatch(file -> file >= 0 && v.setup.files().get(file).kind() == FileKind.REMOTE);
  }

  private void boot(Guard guard, Boot option, String name, int step, List<Because> links) {
    missing(guard, v.setup.boot().contains(option), "although " + name + " is on", step, links);
  }

  private void missing(
      Guard guard, boolean applies, String although, int step, List<Because> links) {
    if (applies && !v.rules.has(guard)) {
      links.add(
          new Because(
              step, "it is deferred " + although + ": guard " + guard.id() + " is missing"));
    }
  }
}
