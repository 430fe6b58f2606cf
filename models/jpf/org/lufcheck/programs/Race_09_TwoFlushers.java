package org.lufcheck.programs;

import static org.lufcheck.programs.Scene.alloc;
import static org.lufcheck.programs.Scene.load;
import static org.lufcheck.programs.Scene.reclaim;

import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.Setup;

/**
 * Two threads want the same CPU flushed (R11): one flushes the file, as write() does, and the other
 * takes the old frame out of the allocator. Whoever sees that the other has done it need not do it
 * again.
 *
 * <p>What must hold: a CPU is marked done only after it has answered (O4). Otherwise the second
 * thread skips its flush while the first one's IPI is still on its way.
 *
 * <p>The twin marks the CPU when it sends the IPI.
 */
public final class Race_09_TwoFlushers extends KernelProgram {
  /** The program. */
  public Race_09_TwoFlushers() {
    super(
        "09-two-flushers",
        "a flush is skipped because of one that has begun but is not finished",
        "mark-after-flush",
        "F1");
  }

  @Override
  Setup setup() {
    return new Scene(name(), 2)
        .file("F")
        .mm("A")
        .readOnly(0)
        .kernel(alloc())
        .user(load(0))
        .kernel(reclaim(0))
        .setup();
  }

  @Override
  void prepare(Stage stage) {
    stage.ahead(1, 2);
    stage.idle(1);
  }

  @Override
  Runnable[] threads(Stage stage) {
    return new Runnable[] {
      stage.calls(0), stage.thread(2, (s, task) -> s.kernel.hooks.flushMapping(task, Hook.H2, 0))
    };
  }
}
