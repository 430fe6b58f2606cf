package org.lufcheck.programs;

import static org.lufcheck.programs.Scene.await;
import static org.lufcheck.programs.Scene.load;
import static org.lufcheck.programs.Scene.reclaim;
import static org.lufcheck.programs.Scene.store;
import static org.lufcheck.programs.Scene.tell;

import org.lufcheck.kernel.Setup;

/**
 * A page was reclaimed without a flush. A thread stores to it: the fault brings the page back in
 * another frame and makes it writable. The thread then tells another one, which still holds the
 * old, read-only translation (R5; Dave Hansen, 31 May 2024).
 *
 * <p>What must hold: whoever is told of the store sees it. The flush of handle_mm_fault (H4, here
 * before the PTE becomes writable) is what does it.
 *
 * <p>The twin lacks H4: the reader goes on reading the old frame.
 */
public final class Race_02_WriteFault extends KernelProgram {
  /** The program. */
  public Race_02_WriteFault() {
    super(
        "02-write-fault",
        "a thread stores to a page that came back in another frame, and a reader never learns it",
        "H4",
        "S2");
  }

  @Override
  Setup setup() {
    return new Scene(name(), 2)
        .file("F")
        .mm("A")
        .writable(0)
        .user(reclaim(0), store(0, 2), tell())
        .user(load(0), await(), load(0))
        .setup();
  }

  @Override
  boolean toBuddy() {
    return true;
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
