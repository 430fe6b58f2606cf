package org.lufcheck.programs;

import org.jspecify.annotations.Nullable;
import org.lufcheck.concurrent.Machine;
import org.lufcheck.concurrent.Script;
import org.lufcheck.concurrent.debug.PostedChecks;
import org.lufcheck.concurrent.debug.Report;
import org.lufcheck.concurrent.state.Page;
import org.lufcheck.concurrent.state.Pte;
import org.lufcheck.concurrent.state.Task;
import org.lufcheck.kernel.state.FrameState;

/**
 * A machine that is brought to where a race begins, and the threads that race. What is done ahead
 * is done by one thread, one call after the other; its interleavings are not the subject.
 */
final class Stage {
  /** What a thread does instead of its task's calls. */
  @FunctionalInterface
  interface Body {
    /** Runs kernel code as the task. */
    void run(Stage stage, Task task);
  }

  /** The kernel. */
  final Machine kernel;

  private final Script script;
  private final Runnable[] calls;
  private @Nullable PostedChecks checks;

  Stage(Machine kernel) {
    this.kernel = kernel;
    int[] once = new int[kernel.memory.tasks.length];
    for (int t = 0; t < once.length; t++) {
      once[t] = 1;
    }
    script = new Script(kernel, once);
    calls = script.threads();
  }

  /** Switches the debug feature of the series on. */
  void debug() {
    checks =
        new PostedChecks(
            kernel.memory.p, kernel.keys, kernel.marks, kernel.memory.frames.length - 1);
    kernel.memory.debug = checks;
  }

  /** What a check of the debug feature reported, as a violation; empty if it was silent. */
  String reported(String check) {
    if (checks != null) {
      for (Report report : checks.reports()) {
        if (report.check().equals(check)) {
          return "DBG: " + check + " of pfn" + report.frame() + ", which is still pending";
        }
      }
    }
    return "";
  }

  /** A task. */
  Task task(int number) {
    return kernel.memory.tasks[number];
  }

  /** Makes the next call of each of these tasks, in this order. */
  void ahead(int... tasks) {
    for (int task : tasks) {
      script.ahead(task);
    }
  }

  /**
   * What shrink_folio_list() does to a page until its frame is to be freed: unmapped, out of its
   * cache, its flush deferred.
   *
   * @return the key that the frame is to be freed with
   */
  int unmapAhead(int task, int page) {
    Task t = task(task);
    Page it = kernel.memory.pages[page];
    kernel.interrupts.lock(t, it.lock);
    t.canLuf = kernel.unmap.canLuf(page);
    kernel.unmap.unmapFolio(t, page, false);
    kernel.folios.isolate(page, FrameState.ISOLATED);
    it.lock.unlock();
    int key = kernel.handout.foldUnmapLuf(t);
    kernel.flush.tryToUnmapFlush(t);
    return key;
  }

  /** free_unref_folios() of one frame. */
  void free(Task t, int frame, int key) {
    kernel.allocator.free(t, frame, 0, key, kernel.allocator.freeStep("free_unref_folios"));
  }

  /** rmqueue() of one frame for somebody else, who fills it; returns the frame. */
  int allocate(Task t) {
    int frame = kernel.allocator.allocate(t, 0, false);
    kernel.allocator.giveToOther(t, frame, 0);
    return frame;
  }

  /**
   * A user load that hits the TLB, after the CPU has answered what is pending. A miss would walk
   * and fault, and see what is there now; that is left out.
   */
  void loadCached(Task t, int slot) {
    kernel.interrupts.poll(t);
    kernel.memory.p.begin(t.name);
    long entry = t.cpu.tlb[slot].readOnce();
    if (entry != 0) {
      int value = kernel.observer.load(t, slot, Pte.frame(entry));
      String va = kernel.memory.setup.slots().get(slot).va();
      kernel.memory.p.end(t.name, "load: " + va, "", value);
    }
  }

  /** Says with the flag that all before is done. */
  void tell(Task t) {
    kernel.memory.p.begin(t.name);
    kernel.observer.release(t, kernel.memory.flags[0], 1);
    kernel.memory.p.end(t.name, "store-release: done := 1", "", -1);
  }

  /** Looks whether the flag says so, and learns what its writer knew. */
  void look(Task t) {
    kernel.memory.p.begin(t.name);
    int value = (int) kernel.observer.acquire(t, kernel.memory.flags[0]);
    kernel.memory.p.end(t.name, "load-acquire: done", "", value);
  }

  /** A thread that makes what is left of a task's calls. */
  Runnable calls(int task) {
    return calls[task];
  }

  /** A thread that does something else as a task. */
  Runnable thread(int task, Body body) {
    return new Started(this, task(task), body);
  }

  /** A class of its own with final fields: Java PathFinder interleaves what a lambda captures. */
  private record Started(Stage stage, Task task, Body body) implements Runnable {
    @Override
    public void run() {
      body.run(stage, task);
      stage.kernel.interrupts.retire(task);
    }
  }

  /**
   * A CPU that does nothing of interest but answer IPIs gets no thread: it keeps its TLB, and
   * whoever interrupts it acts for it, at any time between sending and waiting.
   */
  void idle(int task) {
    kernel.interrupts.retire(task(task));
  }
}
