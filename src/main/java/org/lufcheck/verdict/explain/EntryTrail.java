package org.lufcheck.verdict.explain;

import java.util.ArrayList;
import java.util.List;
import org.lufcheck.kernel.state.Pte;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/** How a stale entry came into being: loaded, then left behind by a change of its PTE. */
final class EntryTrail {
  private final Timeline time;
  private final Vars v;
  private final Entry entry;

  EntryTrail(Timeline time, Entry entry) {
    this.time = time;
    this.v = time.vars();
    this.entry = entry;
  }

  List<Because> links() {
    List<Because> links = new ArrayList<>();
    if (entry.loaded() > 0) {
      links.add(new Because(entry.loaded(), loaded()));
    }
    if (entry.stale() > 0) {
      links.add(new Because(entry.stale(), changed()));
    }
    return links;
  }

  private String loaded() {
    boolean write = time.at(entry.loaded()).is(v.cpu[entry.cpu()].tlbWrite()[entry.slot()]);
    return time.names().cpu(entry.cpu())
        + " caches "
        + time.names().slot(entry.slot())
        + " -> "
        + time.names().frame(entry.frame())
        + (write ? ", writable" : ", read-only")
        + (time.hardware(entry.loaded()) ? " (speculative walk)" : "");
  }

  private String changed() {
    int step = entry.stale();
    State before = time.at(step - 1);
    State after = time.at(step);
    String slot = time.names().slot(entry.slot());
    Vars.Slot pte = v.slot[entry.slot()];
    boolean wasWritable = before.is(pte.write());
    String mode = wasWritable ? "writable" : "read-only";
    boolean dirty = before.is(pte.dirty());
    String what =
        switch (after.get(pte.kind())) {
          case Pte.PRESENT ->
              after.get(pte.frame()) != entry.frame()
                  ? "points " + slot + " at " + time.names().frame(after.get(pte.frame()))
                  : "write-protects " + slot;
          case Pte.PROTNONE -> "makes " + slot + " inaccessible";
          case Pte.MIGRATION ->
              "makes "
                  + slot
                  + " a migration entry; the PTE was "
                  + mode
                  + (dirty ? ", dirty" : "");
          default -> "clears " + slot + "; the PTE was " + mode + (dirty ? ", dirty" : "");
        };
    return time.who(step) + " " + what;
  }
}
