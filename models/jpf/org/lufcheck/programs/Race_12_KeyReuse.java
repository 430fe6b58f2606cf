package org.lufcheck.programs;

import static org.lufcheck.programs.Scene.alloc;
import static org.lufcheck.programs.Scene.load;
import static org.lufcheck.programs.Scene.reclaim;

import org.lufcheck.kernel.Setup;

/**
 * Keys are handed out round and round (here there is one key), so a key comes back while a page in
 * a pcp list still carries it. The first page is owed by cpu1, the second by cpu3.
 *
 * <p>What must hold: the CPUs of the second page are merged with those of the first (P16), under
 * the key's lock, while somebody takes the first page and asks the key whom to flush.
 *
 * <p>The twin replaces them: cpu1 is forgotten.
 */
public final class Race_12_KeyReuse extends KernelProgram {
  /** The program. */
  public Race_12_KeyReuse() {
    super(
        "12-key-reuse",
        "a key that comes back loses the CPUs that pages with the same key still owe",
        "key-merged",
        "F1");
  }

  @Override
  Setup setup() {
    return new Scene(name(), 2)
        .file("F")
        .file("G")
        .mm("A")
        .readOnly(0)
        .kernel(reclaim(0), reclaim(1))
        .user(load(0))
        .kernel(alloc())
        .mm("B")
        .readOnly(1)
        .user(load(1))
        .setup();
  }

  @Override
  int keys() {
    return 1;
  }

  @Override
  void prepare(Stage stage) {
    stage.ahead(1, 3, 0);
    stage.idle(1);
    stage.idle(3);
  }

  @Override
  Runnable[] threads(Stage stage) {
    return new Runnable[] {stage.calls(0), stage.calls(2)};
  }
}
