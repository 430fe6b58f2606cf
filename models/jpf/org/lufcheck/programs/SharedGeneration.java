package org.lufcheck.programs;

import static org.lufcheck.programs.Scene.alloc;
import static org.lufcheck.programs.Scene.load;
import static org.lufcheck.programs.Scene.reclaim;

/**
 * Two pages that cpu1 can still read were reclaimed, and their frames are in buddy with the same
 * zone generation. Two threads take one each: the first task, and the third, which the program
 * adds.
 */
abstract class SharedGeneration extends KernelProgram {
  SharedGeneration(String name, String hazard, String seed, String property) {
    super(name, hazard, seed, property);
  }

  /** The two pages, their reader, and the first task. */
  static Scene twoPages(Scene scene) {
    return scene
        .mm("A")
        .readOnly(0)
        .readOnly(1)
        .kernel(reclaim(0), reclaim(1), alloc())
        .user(load(0), load(1));
  }

  @Override
  final boolean toBuddy() {
    return true;
  }

  /** With a single list, its lock would keep the two apart. */
  @Override
  final int pcpLists() {
    return 3;
  }

  @Override
  void prepare(Stage stage) {
    stage.ahead(1, 1, 0, 0);
    stage.idle(1);
  }

  @Override
  final Runnable[] threads(Stage stage) {
    return new Runnable[] {stage.calls(0), stage.calls(2)};
  }
}
