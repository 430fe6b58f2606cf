package org.lufcheck.programs;

import static org.lufcheck.programs.Scene.alloc;
import static org.lufcheck.programs.Scene.load;
import static org.lufcheck.programs.Scene.reclaim;

import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.Setup;

/**
 * A page of a file was reclaimed, and cpu1 can still read its frame. One thread takes the frame out
 * of the allocator for somebody else, and another one flushes the file, as write() does.
 */
abstract class TakerAndFlusher extends KernelProgram {
  TakerAndFlusher(String name, String hazard, String seed, String property) {
    super(name, hazard, seed, property);
  }

  @Override
  final Setup setup() {
    return new Scene(name(), 2)
        .file("F")
        .mm("A")
        .readOnly(0)
        .kernel(alloc())
        .user(load(0))
        .kernel(reclaim(0))
        .setup();
  }

  @Override
  void prepare(Stage stage) {
    stage.ahead(1, 2);
    stage.idle(1);
  }

  @Override
  final Runnable[] threads(Stage stage) {
    return new Runnable[] {
      stage.calls(0), stage.thread(2, (s, task) -> s.kernel.hooks.flushMapping(task, Hook.H2, 0))
    };
  }
}
