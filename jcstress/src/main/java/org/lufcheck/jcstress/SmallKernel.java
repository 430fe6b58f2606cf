package org.lufcheck.jcstress;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.lufcheck.concurrent.Machine;
import org.lufcheck.concurrent.prim.Hardware;
import org.lufcheck.concurrent.prim.SpinLock;
import org.lufcheck.concurrent.state.Ordering;
import org.lufcheck.concurrent.state.Pte;
import org.lufcheck.concurrent.state.Sizes;
import org.lufcheck.concurrent.state.Task;
import org.lufcheck.kernel.Condition;
import org.lufcheck.kernel.Rules;
import org.lufcheck.kernel.Setup;

/**
 * A kernel with LUF, on Java threads, small enough to be built anew for every try. Two kernel
 * threads on CPUs of their own race. Files F, G, ... of one page each are mapped read-only by one
 * process each, A, B, ..., which has read its page and then stopped running, so that its CPU keeps
 * the translation until somebody sends an IPI; whoever does acts for that CPU.
 */
final class SmallKernel {
  private static final String FILES = "FGH";
  private static final int RACERS = 2;
  private static final int KEYS = 3;

  /** The kernel's parts. */
  final Machine machine;

  /** The two tasks that race. */
  final Task one;

  /** The other one. */
  final Task other;

  private final List<Task> readers = new ArrayList<>();

  /**
   * A kernel that keeps all ordering obligations.
   *
   * @param files how many files there are, and processes that have read them, 1 to 3
   * @param frames how many frames there are, at least as many as files
   * @param toBuddy whether freed pages go to buddy, and each task has a pcp list of its own;
   *     otherwise they go to one pcp list for all
   */
  SmallKernel(Rules rules, int files, int frames, boolean toBuddy) {
    this(rules, Ordering.ALL, files, frames, toBuddy);
  }

  /**
   * A kernel.
   *
   * @param orderings the obligations that it keeps, a mask of {@link Ordering}
   */
  SmallKernel(Rules rules, int orderings, int files, int frames, boolean toBuddy) {
    machine =
        new Machine(
            new Hardware(),
            setup(files, frames),
            rules,
            orderings,
            new Sizes(KEYS, 0, 1, Integer.MAX_VALUE, toBuddy ? RACERS : 1),
            (task, frame) -> toBuddy);
    Task[] tasks = machine.memory.tasks;
    one = tasks[0];
    other = tasks[1];
    for (int file = 0; file < files; file++) {
      Task reader = tasks[RACERS + file];
      machine.access.load(reader, file);
      machine.interrupts.retire(reader);
      readers.add(reader);
    }
  }

  private static Setup setup(int files, int frames) {
    List<Setup.File> file = new ArrayList<>();
    List<String> mms = new ArrayList<>();
    List<Setup.Page> pages = new ArrayList<>();
    List<Setup.Slot> slots = new ArrayList<>();
    List<Setup.Task> tasks = new ArrayList<>();
    tasks.add(new Setup.Task("T0", 0, -1, List.of(), 1, false));
    tasks.add(new Setup.Task("T1", 1, -1, List.of(), 1, false));
    for (int i = 0; i < files; i++) {
      String name = FILES.substring(i, i + 1);
      file.add(new Setup.File(name, Setup.FileKind.GENERIC));
      mms.add("mm" + i);
      pages.add(new Setup.Page(name + "[0]", i, 1, true));
      slots.add(new Setup.Slot(i, "v0", i, -1, true, false, false, true, false));
      tasks.add(new Setup.Task("reader" + i, RACERS + i, i, List.of(), 1, false));
    }
    return new Setup(
        "race",
        RACERS + files,
        frames,
        file,
        mms,
        pages,
        slots,
        tasks,
        List.of(),
        Set.of(),
        0,
        0,
        new Condition.Constant(false));
  }

  /** Reclaims the page of a file, without a flush if the kernel defers. */
  void reclaim(Task task, int file) {
    machine.reclaim.reclaim(task, file);
  }

  /** Allocates a page and gives it to a new owner, who fills it. */
  void allocate(Task task) {
    int frame = machine.allocator.allocate(task, 0, false);
    machine.allocator.giveToOther(task, frame, 0);
  }

  /** Whether the process that has read a file still has the translation on its CPU. */
  boolean stale(int file) {
    return readers.get(file).cpu.tlb[file].readOnce() != 0;
  }

  /** Whether the page of a file is mapped, under the page-table lock. */
  boolean mapped(int file) {
    SpinLock ptl = machine.memory.mms[file].ptl;
    ptl.lock();
    boolean present = Pte.isPresent(machine.memory.slots[file].pte.readOnce());
    ptl.unlock();
    return present;
  }

  /** 1 if the oracle has found something wrong, 0 otherwise. */
  long wrong() {
    return machine.observer.violation().isEmpty() ? 0 : 1;
  }
}
