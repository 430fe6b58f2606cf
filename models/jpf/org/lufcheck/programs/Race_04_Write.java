package org.lufcheck.programs;

import static org.lufcheck.programs.Scene.await;
import static org.lufcheck.programs.Scene.change;
import static org.lufcheck.programs.Scene.load;
import static org.lufcheck.programs.Scene.reclaim;
import static org.lufcheck.programs.Scene.tell;

import org.lufcheck.kernel.Call;
import org.lufcheck.kernel.Setup;

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
public final class Race_04_Write extends KernelProgram {
  /** The program. */
  public Race_04_Write() {
    super(
        "04-write", "write() changes a page that a reader still sees in its old frame", "H2", "S2");
  }

  @Override
  Setup setup() {
    return new Scene(name(), 2)
        .file("F")
        .mm("A")
        .readOnly(0)
        .user(reclaim(0), change(Call.WRITE, 0, 2), tell())
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
