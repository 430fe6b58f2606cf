package org.lufcheck.programs;

import static org.lufcheck.programs.Scene.await;
import static org.lufcheck.programs.Scene.change;
import static org.lufcheck.programs.Scene.load;
import static org.lufcheck.programs.Scene.reclaim;
import static org.lufcheck.programs.Scene.tell;

import org.lufcheck.kernel.Call;
import org.lufcheck.kernel.Setup;

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
public final class Race_07_DirectWrite extends KernelProgram {
  /** The program. */
  public Race_07_DirectWrite() {
    super(
        "07-direct-write",
        "O_DIRECT changes a page on disk that a reader still sees in its old frame",
        "H13",
        "S2");
  }

  @Override
  Setup setup() {
    return new Scene(name(), 2)
        .file("F")
        .mm("A")
        .readOnly(0)
        .user(reclaim(0), change(Call.WRITE_DIRECT, 0, 2), tell())
        .user(load(0), await(), load(0))
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
