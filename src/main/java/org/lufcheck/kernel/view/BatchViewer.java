package org.lufcheck.kernel.view;

import java.util.List;
import org.lufcheck.kernel.state.Field;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/** Shows who owes whom a flush, and who knows what. */
final class BatchViewer {
  private final Names names;
  private final Vars v;

  BatchViewer(Names names) {
    this.names = names;
    this.v = names.model().vars();
  }

  void batches(State s, List<Item> items) {
    for (int m = 0; m < v.mm.length; m++) {
      owed(s, v.mm[m].luf(), v.setup.mms().get(m), items);
    }
    for (int f = 0; f < v.file.length; f++) {
      owed(s, v.file[f].luf(), v.setup.files().get(f).name(), items);
    }
    for (int k = 0; k < v.key.length; k++) {
      owed(s, v.key[k], k == 0 ? "kept copies" : "key " + k, items);
    }
    batch(s, v.zone.batch(), "zone", Kind.OWED, items);
    items.add(new Item("zone gen", "zone gen", "" + s.get(v.zone.generation()), Kind.MARK));
    items.add(new Item("zone done", "zone done", "" + s.get(v.zone.done()), Kind.MARK));
    for (int t = 0; t < v.task.length; t++) {
      task(s, v.task[t], names.actor(t), items);
    }
  }

  private void owed(State s, Vars.LufBatch batch, String name, List<Item> items) {
    int mask = s.get(batch.mask());
    boolean asks = s.is(batch.required());
    String value = mask == 0 ? "" : names.cpus(mask) + (asks ? "" : ", does not ask");
    items.add(new Item("owed by " + name, name, value, Kind.OWED));
  }

  private void batch(State s, Vars.Batch batch, String name, Kind kind, List<Item> items) {
    int mask = s.get(batch.mask());
    items.add(new Item("batch " + name, name, mask == 0 ? "" : names.cpus(mask), kind));
  }

  private void task(State s, Vars.Task task, String name, List<Item> items) {
    batch(s, task.ubc(), name + " tlb_ubc", Kind.BATCH, items);
    batch(s, task.ro(), name + " tlb_ubc_ro", Kind.BATCH, items);
    batch(s, task.luf(), name + " tlb_ubc_luf", Kind.BATCH, items);
    batch(s, task.takeoff(), name + " tlb_ubc_takeoff", Kind.BATCH, items);
    int waiting = s.get(task.waiting());
    String awaited = waiting == 0 ? "" : names.cpus(waiting);
    items.add(new Item("ipis of " + name, name + " awaits", awaited, Kind.BATCH));
    for (int p = 0; p < v.page.length; p++) {
      Field known = task.knowsVersion()[p];
      String what = name + " knows " + names.page(p);
      items.add(new Item(what, what, "version " + s.get(known), Kind.KNOWLEDGE));
    }
  }
}
