package org.lufcheck.programs;

import static org.lufcheck.programs.Scene.store;

import org.lufcheck.kernel.Op;

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
public final class Race_02_WriteFault extends StaleReader {
  /** The program. */
  public Race_02_WriteFault() {
    super(
        "02-write-fault",
        "a thread stores to a page that came back in another frame, and a reader never learns it",
        "H4",
        "S2");
  }

  @Override
  Op renewal() {
    return store(0, 2);
  }

  @Override
  Scene map(Scene scene) {
    return scene.writable(0);
  }
}
