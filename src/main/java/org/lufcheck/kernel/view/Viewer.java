package org.lufcheck.kernel.view;

import java.util.ArrayList;
import java.util.List;
import org.lufcheck.kernel.state.Field;
import org.lufcheck.kernel.state.FrameState;
import org.lufcheck.kernel.state.Pte;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/** Takes snapshots of a model's states. Immutable and thread-safe. */
public final class Viewer {
  private final Names names;
  private final Vars v;

  /** A viewer of a model's states. */
  public Viewer(Names names) {
    this.names = names;
    this.v = names.model().vars();
  }

  /** What a packed state shows. */
  public Snapshot snapshot(long[] packed) {
    State s = new State(names.model().words());
    s.load(packed, 0);
    List<Item> items = new ArrayList<>();
    users(s, items);
    hardware(s, items);
    memory(s, items);
    new BatchViewer(names).batches(s, items);
    details(s, items);
    return Snapshot.of(items);
  }

  private void users(State s, List<Item> items) {
    for (int t = 0; t < v.task.length; t++) {
      for (int r = 0; r < v.task[t].reg().length; r++) {
        String name = names.actor(t) + ":r" + (r + 1);
        items.add(new Item(name, name, "" + s.get(v.task[t].reg()[r]), Kind.REGISTER));
      }
    }
    for (int f = 0; f < v.flag.length; f++) {
      String name = v.setup.flags().get(f);
      items.add(new Item("flag " + name, name, "" + s.get(v.flag[f].value()), Kind.FLAG));
    }
  }

  private void hardware(State s, List<Item> items) {
    for (int c = 0; c < v.cpu.length; c++) {
      Vars.Cpu cpu = v.cpu[c];
      for (int slot = 0; slot < v.slot.length; slot++) {
        int frame = s.get(cpu.tlbFrame()[slot]);
        String value = frame == 0 ? "" : entry(s, cpu, slot, frame);
        String name = "tlb" + c + ": " + names.shortSlot(slot);
        items.add(new Item("tlb" + c + " " + names.slot(slot), name, value, Kind.TLB));
      }
      String name = names.cpu(c);
      items.add(new Item(name, name, running(s, cpu), Kind.CPU));
      items.add(new Item("done" + c, "done[" + c + "]", "" + s.get(cpu.done()), Kind.MARK));
    }
  }

  private String entry(State s, Vars.Cpu cpu, int slot, int frame) {
    String mode = s.is(cpu.tlbWrite()[slot]) ? s.is(cpu.tlbDirty()[slot]) ? " RW" : " RW-" : " RO";
    return names.frame(frame) + mode;
  }

  private String running(State s, Vars.Cpu cpu) {
    List<String> parts = new ArrayList<>();
    if (cpu.current().mask() != 0 && s.is(cpu.current())) {
      parts.add("runs " + names.actor(s.get(cpu.current()) - 1));
    }
    if (cpu.mm().mask() != 0) {
      parts.add(s.is(cpu.mm()) ? "mm " + v.setup.mms().get(s.get(cpu.mm()) - 1) : "no mm");
    }
    if (s.is(cpu.lazy())) {
      parts.add("lazy");
    }
    if (s.is(cpu.irqsOff())) {
      parts.add("irqs off");
    }
    return String.join(", ", parts);
  }

  private void memory(State s, List<Item> items) {
    for (int slot = 0; slot < v.slot.length; slot++) {
      String name = names.slot(slot);
      items.add(new Item("pte " + name, name, pte(s, v.slot[slot]), Kind.PTE));
      int page = s.get(v.slot[slot].page());
      String meaning = page == 0 ? "unmapped" : names.page(page - 1);
      items.add(new Item("page of " + name, name, meaning, Kind.MEANING));
    }
    for (int p = 0; p < v.page.length; p++) {
      Vars.Page page = v.page[p];
      String name = names.page(p);
      int frame = s.get(page.frame());
      String where = frame == 0 ? "not cached" : names.frame(frame);
      items.add(new Item("frame of " + name, name, where, Kind.CACHE));
      int version = s.get(page.version());
      String newest = "version " + version + " = " + s.get(page.value()[version]);
      items.add(new Item("version of " + name, name, newest, Kind.VERSION));
      String stored = "version " + s.get(page.stored());
      items.add(new Item("stored " + name, name + " on disk", stored, Kind.STORED));
    }
    for (int f = 1; f <= v.frame.length; f++) {
      frame(s, f, items);
    }
  }

  private String pte(State s, Vars.Slot slot) {
    return switch (s.get(slot.kind())) {
      case Pte.PRESENT ->
          names.frame(s.get(slot.frame()))
              + (s.is(slot.write()) ? " RW" : " RO")
              + (s.is(slot.dirty()) ? " dirty" : "")
              + (s.is(slot.young()) ? " young" : "");
      case Pte.PROTNONE ->
          names.frame(s.get(slot.frame())) + " inaccessible" + (s.is(slot.dirty()) ? " dirty" : "");
      case Pte.MIGRATION -> "migration entry";
      case Pte.SWAP -> "swap entry";
      default -> "none";
    };
  }

  private void frame(State s, int number, List<Item> items) {
    Vars.Frame frame = v.frame[number - 1];
    String name = names.frame(number);
    int state = s.get(frame.state());
    int tag = s.get(frame.tag());
    String mark = state == FrameState.PCP ? ", key " : ", gen ";
    String owner = names.owner(state) + (tag > 0 && FrameState.free(state) ? mark + tag : "");
    items.add(new Item("owner of " + name, name, owner, Kind.OWNER));
    int contents = s.get(frame.page());
    boolean page = contents > 0 && contents <= v.shape.pages().size();
    String version = page ? " version " + s.get(frame.version()) : "";
    String holds = "holds " + names.contents(contents) + version;
    items.add(new Item("contents of " + name, name, holds, Kind.CONTENTS));
    for (int slot = 0; slot < v.slot.length; slot++) {
      Field who = frame.shadowRead()[slot];
      if (who.mask() != 0) {
        String old = name + " as " + names.shortSlot(slot);
        items.add(new Item("shadow of " + old, old, shadow(s.get(who)), Kind.SHADOW));
      }
    }
  }

  /** CPUs, or where flushes are broadcast and no CPU sees them, any. */
  private String shadow(int who) {
    if (who == 0) {
      return "";
    }
    return v.arch.broadcast() ? "some CPU" : names.cpus(who);
  }

  private void details(State s, List<Item> items) {
    for (Field field : v.layout.fields()) {
      if (!field.equals(v.error) && !field.name().endsWith(" pc")) {
        items.add(new Item("raw " + field.name(), field.name(), "" + s.get(field), Kind.DETAIL));
      }
    }
  }
}
