package org.lufcheck.programs;

import static org.lufcheck.programs.Scene.await;
import static org.lufcheck.programs.Scene.load;
import static org.lufcheck.programs.Scene.reclaim;
import static org.lufcheck.programs.Scene.tell;

import org.lufcheck.kernel.Op;
import org.lufcheck.kernel.Setup;

/**
 * A reader has loaded from a page of a file, which was reclaimed since without a flush. Another
 * thread gives the page new contents and tells the reader, which still holds the old translation,
 * and loads again.
 */
abstract class StaleReader extends KernelProgram {
  StaleReader(String name, String hazard, String seed, String property) {
    super(name, hazard, seed, property);
  }

  /** The call that gives the page new contents. */
  abstract Op renewal();

  /** Maps the page where both threads see it: read-only unless the program says otherwise. */
  Scene map(Scene scene) {
    return scene.readOnly(0);
  }

  @Override
  final Setup setup() {
    return map(new Scene(name(), 2).file("F").mm("A"))
        .user(reclaim(0), renewal(), tell())
        .user(load(0), await(), load(0))
        .setup();
  }

  @Override
  boolean toBuddy() {
    return true;
  }

  /** The reader has loaded, and the page is reclaimed. */
  @Override
  final void prepare(Stage stage) {
    stage.ahead(1, 0);
  }

  @Override
  final Runnable[] threads(Stage stage) {
    return new Runnable[] {stage.calls(0), stage.calls(1)};
  }
}
