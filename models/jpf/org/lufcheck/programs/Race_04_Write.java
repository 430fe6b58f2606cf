package org.lufcheck.programs;

import static org.lufcheck.programs.Scene.change;

import org.lufcheck.kernel.Call;
import org.lufcheck.kernel.Op;

/**
 * A page of a file was reclaimed without a flush. write() brings it back in another frame, changes
 * it and returns; the writer tells a reader, which still holds the old translation (R4; Dave
 * Hansen, 24 May 2024).
 *
 * <p>What must hold: whoever is told of the write sees it. The flush in mapping_write_begin (H2)
 * comes after the page is found and before its contents change.
 *
 * <p>The twin lacks H2.
 */
public final class Race_04_Write extends StaleReader {
  /** The program. */
  public Race_04_Write() {
    super(
        "04-write", "write() changes a page that a reader still sees in its old frame", "H2", "S2");
  }

  @Override
  Op renewal() {
    return change(Call.WRITE, 0, 2);
  }
}
