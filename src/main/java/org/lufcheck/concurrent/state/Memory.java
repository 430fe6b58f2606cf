package org.lufcheck.concurrent.state;

import java.util.List;
import org.lufcheck.concurrent.debug.DebugHooks;
import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.prim.Word;
import org.lufcheck.kernel.Call;
import org.lufcheck.kernel.Op;
import org.lufcheck.kernel.Rules;
import org.lufcheck.kernel.Setup;
import org.lufcheck.kernel.state.FrameState;

/**
 * Everything that is shared, for one setup. A setup may be far larger here than the model allows:
 * up to 64 CPUs and thousands of frames. CPUs with lists of several tasks are not supported: a task
 * has its CPU for itself.
 */
public final class Memory {
  /** The primitives that everything here is made of. */
  public final Primitives p;

  /** What this kernel has and lacks. */
  public final Rules rules;

  /** The memory-ordering obligations that are kept, a mask of {@link Ordering}. */
  public final int orderings;

  /** The scenario. */
  public final Setup setup;

  /** Sizes that the scenario does not say. */
  public final Sizes sizes;

  /** CPUs by number. */
  public final Cpu[] cpus;

  /** Address spaces by number. */
  public final Mm[] mms;

  /** Files by number. */
  public final Mapping[] files;

  /** Logical pages by number. */
  public final Page[] pages;

  /** Addresses by number. */
  public final Slot[] slots;

  /** The addresses that may map each page. */
  public final int[][] slotsOf;

  /** The files that each address may map shared. */
  public final int[][] filesOf;

  /** Frames; entry 0 is unused. */
  public final Frame[] frames;

  /** Synchronisation variables by number. */
  public final Flag[] flags;

  /** Tasks by number. */
  public final Task[] tasks;

  /** The code of the clause first found false plus one, 0 for none; the oracle's. */
  public final Word wrong;

  /** The debug checks of this kernel; to be set before its threads start. */
  public DebugHooks debug = DebugHooks.OFF;

  /** Lays out the initial state: resident pages have the first frames, the others are free. */
  public Memory(Primitives p, Setup setup, Rules rules, int orderings, Sizes sizes) {
    this.p = p;
    this.rules = rules;
    this.orderings = orderings;
    this.setup = setup;
    this.sizes = sizes;
    int slotCount = setup.slots().size();
    int mmCount = setup.mms().size();
    cpus = new Cpu[setup.cpus()];
    for (int c = 0; c < cpus.length; c++) {
      cpus[c] = new Cpu(p, c, slotCount, mmCount);
    }
    mms = new Mm[mmCount];
    for (int m = 0; m < mmCount; m++) {
      mms[m] = new Mm(p, m);
    }
    files = new Mapping[setup.files().size()];
    for (int f = 0; f < files.length; f++) {
      files[f] = new Mapping(p, f);
    }
    pages = new Page[setup.pages().size()];
    frames = new Frame[setup.frames() + 1];
    int used = fillPages();
    for (int f = 1; f < frames.length; f++) {
      if (f > used) {
        frames[f] = new Frame(p, f, FrameState.BUDDY);
      }
    }
    slots = new Slot[slotCount];
    for (int s = 0; s < slotCount; s++) {
      slots[s] = slot(setup.slots().get(s), s);
    }
    slotsOf = new int[pages.length][];
    for (int page = 0; page < pages.length; page++) {
      slotsOf[page] = findSlotsOf(page);
    }
    filesOf = new int[slotCount][];
    for (int s = 0; s < slotCount; s++) {
      filesOf[s] = findFilesOf(s);
    }
    flags = new Flag[setup.flags().size()];
    for (int f = 0; f < flags.length; f++) {
      flags[f] = new Flag(p, f, pages.length, slotCount);
    }
    tasks = new Task[setup.tasks().size()];
    for (int t = 0; t < tasks.length; t++) {
      tasks[t] = task(setup.tasks().get(t));
    }
    wrong = p.word("wrong", 0, 0);
  }

  private int fillPages() {
    int used = 0;
    for (int i = 0; i < pages.length; i++) {
      Setup.Page it = setup.pages().get(i);
      pages[i] = new Page(p, i, it.name(), it.file(), it.value());
      if (it.resident()) {
        used++;
        frames[used] = new Frame(p, used, FrameState.USED);
        frames[used].contents.writeOnce(Contents.of(i, 0, it.value()));
        pages[i].frame.writeOnce(used);
        pages[i].dirty = it.anonymous();
      }
    }
    return used;
  }

  private Slot slot(Setup.Slot it, int number) {
    Slot slot = new Slot(p, number, it, setup.mms().get(it.mm()) + "." + it.va());
    if (it.page() >= 0) {
      if (it.present()) {
        int frame = (int) pages[it.page()].frame.readOnce();
        slot.pte.writeOnce(Pte.present(frame, it.writable() && it.dirty(), it.dirty()));
      } else if (swappedOut(setup.pages().get(it.page()))) {
        slot.pte.writeOnce(Pte.swap());
      }
    }
    return slot;
  }

  private static boolean swappedOut(Setup.Page page) {
    return page.anonymous() && !page.resident() && page.value() != 0;
  }

  private int[] findSlotsOf(int page) {
    List<Setup.Slot> all = setup.slots();
    int[] found = new int[all.size()];
    int n = 0;
    for (int s = 0; s < found.length; s++) {
      if (all.get(s).page() == page || all.get(s).anon() == page || mapsLater(s, page)) {
        found[n++] = s;
      }
    }
    int[] exact = new int[n];
    System.arraycopy(found, 0, exact, 0, n);
    return exact;
  }

  private boolean mapsLater(int slot, int page) {
    for (Setup.Task task : setup.tasks()) {
      for (Op op : task.ops()) {
        if (op.call() == Call.MMAP_FIXED && op.a() == slot && op.b() == page) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether the address can ever denote the page. */
  public boolean denotes(int slot, int page) {
    if (page < 0 || page >= pages.length) {
      return false;
    }
    for (int other : slotsOf[page]) {
      if (other == slot) {
        return true;
      }
    }
    return false;
  }

  /** The file that an address maps now (vm_file), or -1. The caller holds the vma lock. */
  public int fileOf(Slot slot) {
    int page = Slot.page(slot.meaning.readOnce());
    return page < 0 ? -1 : pages[page].file;
  }

  /** The files that an address may map shared, each once. */
  private int[] findFilesOf(int slot) {
    int[] found = new int[files.length];
    int n = 0;
    for (int page = 0; setup.slots().get(slot).shared() && page < pages.length; page++) {
      int file = pages[page].file;
      boolean known = false;
      for (int i = 0; i < n; i++) {
        known |= found[i] == file;
      }
      if (file >= 0 && !known && denotes(slot, page)) {
        found[n++] = file;
      }
    }
    int[] exact = new int[n];
    System.arraycopy(found, 0, exact, 0, n);
    return exact;
  }

  private Task task(Setup.Task it) {
    Cpu cpu = cpus[it.cpu()];
    cpu.gone.writeOnce(0);
    cpu.mm = it.mm();
    if (it.mm() >= 0) {
      mms[it.mm()].cpumask.or(cpu.bit);
    }
    return new Task(it.name(), cpu, it.mm(), new Knowledge(pages.length, slots.length));
  }

  /** Whether an ordering obligation is kept. */
  public boolean keeps(Ordering ordering) {
    return ordering.in(orderings);
  }

  /** The page that a first write to a private mapping creates at an address, or -1. */
  public int copyAt(Slot slot) {
    return slot.setup.anon() != slot.setup.page() ? slot.setup.anon() : -1;
  }
}
