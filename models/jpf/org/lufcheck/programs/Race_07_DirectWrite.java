package org.lufcheck.programs;

import static org.lufcheck.programs.Scene.change;

import org.lufcheck.kernel.Call;
import org.lufcheck.kernel.Op;

/**
 * A page of a file was reclaimed without a flush; the page cache is empty. write() with O_DIRECT
 * puts new contents on the disk, and the writer tells a reader, which still holds the old
 * translation (slides of the LPC talk, September 2024).
 *
 * <p>What must hold: whoever is told of the write sees it. invalidate_inode_pages2_range flushes
 * the file even where there is nothing to invalidate (H13).
 *
 * <p>The twin lacks H13.
 */
public final class Race_07_DirectWrite extends StaleReader {
  /** The program. */
  public Race_07_DirectWrite() {
    super(
        "07-direct-write",
        "O_DIRECT changes a page on disk that a reader still sees in its old frame",
        "H13",
        "S2");
  }

  @Override
  Op renewal() {
    return change(Call.WRITE_DIRECT, 0, 2);
  }

  /** The frame goes to a pcp list. */
  @Override
  boolean toBuddy() {
    return false;
  }
}
