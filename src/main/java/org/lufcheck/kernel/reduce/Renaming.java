package org.lufcheck.kernel.reduce;

import java.util.ArrayList;
import java.util.List;
import org.lufcheck.kernel.state.Field;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/**
 * An exchange of names as it acts on states: each field's value goes to the field of the new name,
 * and values that are themselves names are renamed. Not thread-safe in so far as its state is not.
 */
final class Renaming {
  private interface Values {
    int of(int value);
  }

  private final List<Field> from = new ArrayList<>();
  private final List<Field> to = new ArrayList<>();
  private final List<Values> values = new ArrayList<>();

  Renaming(Vars v, Roles.Exchange e) {
    Values same = value -> value;
    Values mask = value -> permute(value, e.cpu());
    Values pages = value -> value == 0 || value > e.page().length ? value : e.page()[value - 1] + 1;
    for (int c = 0; c < v.cpu.length; c++) {
      cpu(v.cpu[c], v.cpu[e.cpu()[c]], e, same);
    }
    for (Vars.Mm mm : v.mm) {
      add(mm.cpumask(), mm.cpumask(), mask);
      add(mm.luf().mask(), mm.luf().mask(), mask);
    }
    for (int f = 0; f < v.file.length; f++) {
      Vars.File other = v.file[e.file()[f]];
      add(v.file[f].invalidate(), other.invalidate(), same);
      add(v.file[f].direct(), other.direct(), same);
      luf(v.file[f].luf(), other.luf(), mask, same);
    }
    for (Vars.LufBatch key : v.key) {
      add(key.mask(), key.mask(), mask);
    }
    add(v.zone.batch().mask(), v.zone.batch().mask(), mask);
    for (int p = 0; p < e.page().length; p++) {
      page(v.page[p], v.page[e.page()[p]], same);
    }
    for (int s = 0; s < v.slot.length; s++) {
      slot(v.slot[s], v.slot[e.slot()[s]], mask, pages, same);
    }
    for (Vars.Frame f : v.frame) {
      add(f.page(), f.page(), pages);
      add(f.debugMask(), f.debugMask(), mask);
      shadow(f.shadowRead(), e.slot(), v.arch.broadcast() ? same : mask);
      shadow(f.shadowWrite(), e.slot(), v.arch.broadcast() ? same : mask);
    }
    for (int t = 0; t < v.task.length; t++) {
      task(v.task[t], v.task[e.task()[t]], e, mask, same);
    }
    for (Vars.Flag flag : v.flag) {
      knowledge(flag.knowsVersion(), flag.knowsVersion(), e.page(), same);
      knowledge(flag.knowsEpoch(), flag.knowsEpoch(), e.slot(), same);
    }
  }

  private void shadow(Field[] by, int[] slot, Values renamed) {
    for (int s = 0; s < by.length; s++) {
      add(by[s], by[slot[s]], renamed);
    }
  }

  private static int permute(int mask, int[] cpu) {
    int result = 0;
    for (int c = 0; c < cpu.length; c++) {
      result |= (mask >> c & 1) << cpu[c];
    }
    return result;
  }

  private void add(Field source, Field target, Values renamed) {
    if (source.mask() != 0 || target.mask() != 0) {
      from.add(source);
      to.add(target);
      values.add(renamed);
    }
  }

  private void luf(Vars.LufBatch a, Vars.LufBatch b, Values mask, Values same) {
    add(a.mask(), b.mask(), mask);
    add(a.required(), b.required(), same);
    add(a.ugen(), b.ugen(), same);
  }

  private void batch(Vars.Batch a, Vars.Batch b, Values mask, Values same) {
    add(a.mask(), b.mask(), mask);
    add(a.required(), b.required(), same);
    add(a.writable(), b.writable(), same);
  }

  private void cpu(Vars.Cpu a, Vars.Cpu b, Roles.Exchange e, Values same) {
    add(a.mm(), b.mm(), same);
    add(a.lazy(), b.lazy(), same);
    add(a.irqsOff(), b.irqsOff(), same);
    add(a.current(), b.current(), task -> task == 0 ? 0 : e.task()[task - 1] + 1);
    add(a.active(), b.active(), same);
    add(a.previous(), b.previous(), same);
    add(a.done(), b.done(), same);
    knowledge(a.tlbFrame(), b.tlbFrame(), e.slot(), same);
    knowledge(a.tlbWrite(), b.tlbWrite(), e.slot(), same);
    knowledge(a.tlbDirty(), b.tlbDirty(), e.slot(), same);
    for (int m = 0; m < a.behind().length; m++) {
      add(a.behind()[m], b.behind()[m], same);
    }
  }

  private void knowledge(Field[] a, Field[] b, int[] names, Values same) {
    for (int i = 0; i < a.length; i++) {
      add(a[i], b[i < names.length ? names[i] : i], same);
    }
  }

  private void page(Vars.Page a, Vars.Page b, Values same) {
    add(a.frame(), b.frame(), same);
    add(a.lock(), b.lock(), same);
    add(a.version(), b.version(), same);
    add(a.dirty(), b.dirty(), same);
    add(a.stored(), b.stored(), same);
    add(a.forked(), b.forked(), same);
    add(a.lazyfree(), b.lazyfree(), same);
    for (int i = 0; i < a.value().length; i++) {
      add(a.value()[i], b.value()[i], same);
    }
  }

  private void slot(Vars.Slot a, Vars.Slot b, Values mask, Values pages, Values same) {
    add(a.kind(), b.kind(), same);
    add(a.frame(), b.frame(), same);
    add(a.write(), b.write(), same);
    add(a.dirty(), b.dirty(), same);
    add(a.young(), b.young(), same);
    add(a.page(), b.page(), pages);
    add(a.epoch(), b.epoch(), same);
    add(a.vmaWrite(), b.vmaWrite(), same);
    add(a.invalidating(), b.invalidating(), mask);
  }

  private void task(Vars.Task a, Vars.Task b, Roles.Exchange e, Values mask, Values same) {
    add(a.pc(), b.pc(), same);
    add(a.runs(), b.runs(), same);
    for (int r = 0; r < a.reg().length; r++) {
      add(a.reg()[r], b.reg()[r], same);
    }
    knowledge(a.knowsVersion(), b.knowsVersion(), e.page(), same);
    knowledge(a.knowsEpoch(), b.knowsEpoch(), e.slot(), same);
    add(a.frame(), b.frame(), same);
    for (int i = 0; i < a.listFrame().length; i++) {
      add(a.listFrame()[i], b.listFrame()[i], same);
      add(a.listLuf()[i], b.listLuf()[i], same);
    }
    add(a.pteWrite(), b.pteWrite(), same);
    add(a.pteDirty(), b.pteDirty(), same);
    add(a.flag(), b.flag(), same);
    add(a.gathered(), b.gathered(), same);
    add(a.key(), b.key(), same);
    add(a.ugen(), b.ugen(), same);
    add(a.canLuf(), b.canLuf(), same);
    batch(a.ubc(), b.ubc(), mask, same);
    batch(a.ro(), b.ro(), mask, same);
    batch(a.luf(), b.luf(), mask, same);
    batch(a.takeoff(), b.takeoff(), mask, same);
    add(a.lufUgen(), b.lufUgen(), same);
    add(a.zoneClaim(), b.zoneClaim(), same);
    add(a.zoneWait(), b.zoneWait(), same);
    add(a.waiting(), b.waiting(), mask);
  }

  /** Writes the renamed state to {@code target}; fields without names are copied. */
  void apply(State source, State target) {
    target.load(source.words, 0);
    for (int i = 0; i < from.size(); i++) {
      target.set(to.get(i), values.get(i).of(source.get(from.get(i))));
    }
  }
}
