package org.lufcheck.programs;

import static org.lufcheck.programs.Scene.alloc;
import static org.lufcheck.programs.Scene.load;
import static org.lufcheck.programs.Scene.reclaim;
import static org.lufcheck.programs.Scene.store;

import org.lufcheck.kernel.Setup;

/**
 * The other place where the debug feature of the series looks (M25): pte_mkwrite, when a user gets
 * a frame for writing. Two frames of one zone generation are taken: one by somebody who claims the
 * generation and flushes it, one by a write fault that brings a page in from disk.
 *
 * <p>What must hold: no false alarm. By the time the PTE becomes writable the faulting thread has
 * waited for the generation, and the marks say that nothing is owed.
 *
 * <p>The twin does not wait (zone-wait), and the check finds the frame pending.
 */
public final class Race_15_DebugAtMkwrite extends KernelProgram {
  /** The program. */
  public Race_15_DebugAtMkwrite() {
    super(
        "15-debug-at-mkwrite",
        "a user gets a frame for writing that a CPU still owes a flush, and no check says so",
        "zone-wait",
        "DBG");
  }

  @Override
  Setup setup() {
    return new Scene(name(), 2)
        .file("F")
        .file("G")
        .fileOnDisk("H")
        .mm("A")
        .readOnly(0)
        .readOnly(1)
        .kernel(reclaim(0), reclaim(1), alloc())
        .user(load(0), load(1))
        .mm("B")
        .untouched(2)
        .user(store(2, 2))
        .setup();
  }

  @Override
  boolean toBuddy() {
    return true;
  }

  /** With a single list, its lock would keep the two apart. */
  @Override
  int pcpLists() {
    return 3;
  }

  @Override
  void prepare(Stage stage) {
    stage.debug();
    stage.ahead(1, 1, 0, 0);
    stage.idle(1);
  }

  @Override
  Runnable[] threads(Stage stage) {
    return new Runnable[] {stage.calls(0), stage.calls(2)};
  }

  @Override
  String violation(Stage stage) {
    return stage.reported("mkwrite");
  }
}
