package org.lufcheck.programs;

import static org.lufcheck.programs.Scene.alloc;
import static org.lufcheck.programs.Scene.load;
import static org.lufcheck.programs.Scene.reclaim;

import org.lufcheck.concurrent.state.Task;
import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.Setup;

/**
 * A flush is on its way when another unmap is deferred (R10; a comment of v7 to v11): cpu1 has
 * answered already, then caches another page, and that page is reclaimed without a flush.
 *
 * <p>What must hold: the flush does not count as done for what was deferred after it began. It
 * draws its number before it begins (O3), so the later request has a higher one.
 *
 * <p>The twin draws the number when all CPUs have answered: the mark then covers the second page
 * too, whose frame is taken without a flush.
 */
public final class Race_10_FlushInProgress extends KernelProgram {
  /** The program. */
  public Race_10_FlushInProgress() {
    super(
        "10-flush-in-progress",
        "a flush that began earlier counts as done for a page that was deferred later",
        "start-before-flush",
        "F1");
  }

  @Override
  Setup setup() {
    return new Scene(name(), 3)
        .file("F")
        .file("G")
        .mm("A")
        .readOnly(0)
        .readOnly(1)
        .kernel(alloc())
        .user(load(0), load(1))
        .kernel(reclaim(0))
        .setup();
  }

  @Override
  int keys() {
    return 3;
  }

  @Override
  void prepare(Stage stage) {
    stage.ahead(1, 2);
    stage.idle(1);
  }

  @Override
  Runnable[] threads(Stage stage) {
    return new Runnable[] {
      stage.thread(0, (s, task) -> deferAndTake(s, task)),
      stage.thread(2, (s, task) -> s.kernel.hooks.flushMapping(task, Hook.H2, 0))
    };
  }

  /**
   * cpu1 caches the second page of its own accord; the page is reclaimed, and both frames are taken
   * from the pcp list.
   */
  private static void deferAndTake(Stage stage, Task task) {
    Task reader = stage.task(1);
    reader.cpu.standIn.lock();
    stage.kernel.access.speculate(reader, 1);
    reader.cpu.standIn.unlock();
    stage.kernel.reclaim.reclaim(task, 1);
    stage.allocate(task);
    stage.allocate(task);
  }
}
