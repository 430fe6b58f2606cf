package org.lufcheck.programs;

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
public final class Race_15_DebugAtMkwrite extends SharedGeneration {
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
    return twoPages(new Scene(name(), 2).file("F").file("G").fileOnDisk("H"))
        .mm("B")
        .untouched(2)
        .user(store(2, 2))
        .setup();
  }

  @Override
  void prepare(Stage stage) {
    stage.debug();
    super.prepare(stage);
  }

  @Override
  String violation(Stage stage) {
    return stage.reported("mkwrite");
  }
}
