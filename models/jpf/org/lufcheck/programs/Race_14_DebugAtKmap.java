package org.lufcheck.programs;

import static org.lufcheck.programs.Scene.alloc;
import static org.lufcheck.programs.Scene.load;
import static org.lufcheck.programs.Scene.reclaim;

import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.Setup;

/**
 * The debug feature of the series (M25): a frame that is freed with a key remembers who owes what,
 * and kmap of a frame checks that all of them are marked done. Here the frame is taken and filled
 * by its new owner, while somebody else flushes the same CPU and marks it.
 *
 * <p>What must hold: no false alarm. Whatever the two do at the same time, by the time of kmap the
 * marks say that nothing is owed.
 *
 * <p>The twin lacks H18, so that nobody flushes when the frame leaves the allocator. Unless the
 * other flush happens to be finished, the check speaks up.
 */
public final class Race_14_DebugAtKmap extends KernelProgram {
  /** The program. */
  public Race_14_DebugAtKmap() {
    super(
        "14-debug-at-kmap",
        "the kernel maps a frame that a CPU still owes a flush, and the debug check says nothing",
        "H18",
        "DBG");
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
    stage.debug();
    stage.ahead(1, 2);
    stage.idle(1);
  }

  @Override
  Runnable[] threads(Stage stage) {
    return new Runnable[] {
      stage.calls(0), stage.thread(2, (s, task) -> s.kernel.hooks.flushMapping(task, Hook.H2, 0))
    };
  }

  @Override
  String violation(Stage stage) {
    return stage.reported("kmap");
  }
}
