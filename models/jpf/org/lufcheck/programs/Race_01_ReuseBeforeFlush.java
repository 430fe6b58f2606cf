package org.lufcheck.programs;

import static org.lufcheck.programs.Scene.alloc;
import static org.lufcheck.programs.Scene.load;
import static org.lufcheck.programs.Scene.reclaim;

import org.lufcheck.kernel.Setup;

/**
 * A page is reclaimed, its flush deferred, and its frame is freed under a key while cpu1 can still
 * read it. Then somebody else takes the frame, slab for example, and fills it (R7; Matthew Wilcox,
 * 3 Jun 2024).
 *
 * <p>What must hold: between leaving the pcp list and reaching its new owner the frame's CPUs are
 * flushed, whatever cpu1 is doing: loading through the old translation, walking the page table,
 * faulting the page back in, or answering the IPI.
 *
 * <p>The twin lacks H18, the take-off section around rmqueue (P12): nobody flushes, and cpu1 reads
 * the new owner's data.
 */
public final class Race_01_ReuseBeforeFlush extends KernelProgram {
  /** The program. */
  public Race_01_ReuseBeforeFlush() {
    super(
        "01-reuse-before-flush",
        "a frame gets a new owner while a CPU can still read it through an old translation",
        "H18",
        "F1");
  }

  @Override
  Setup setup() {
    return new Scene(name(), 2)
        .file("F")
        .mm("A")
        .readOnly(0)
        .kernel(reclaim(0), alloc())
        .user(load(0), load(0))
        .setup();
  }

  @Override
  void prepare(Stage stage) {
    stage.ahead(1, 0);
  }

  @Override
  Runnable[] threads(Stage stage) {
    return new Runnable[] {stage.calls(0), stage.calls(1)};
  }
}
