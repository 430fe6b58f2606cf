package org.lufcheck.programs;

import static org.lufcheck.programs.Scene.alloc;
import static org.lufcheck.programs.Scene.load;
import static org.lufcheck.programs.Scene.reclaim;

import org.lufcheck.kernel.Setup;

/**
 * Two pages of one zone generation are taken by two threads at once. The first one claims the
 * generation and flushes for both.
 *
 * <p>What must hold: the second one waits until the generation is marked done (P21), although it
 * has nothing to flush itself.
 *
 * <p>The twin does not wait: the second page has a new owner while cpu1 can still read it.
 */
public final class Race_13_GenerationClaim extends KernelProgram {
  /** The program. */
  public Race_13_GenerationClaim() {
    super(
        "13-generation-claim",
        "a page is reused while somebody else is still flushing its generation",
        "zone-wait",
        "F1");
  }

  @Override
  Setup setup() {
    return new Scene(name(), 2)
        .file("F")
        .file("G")
        .mm("A")
        .readOnly(0)
        .readOnly(1)
        .kernel(reclaim(0), reclaim(1), alloc())
        .user(load(0), load(1))
        .kernel(alloc())
        .setup();
  }

  @Override
  boolean toBuddy() {
    return true;
  }

  /** With a single list, its lock would keep the two apart. */
  @Override
  int pcpLists() {
    return 3;
  }

  @Override
  void prepare(Stage stage) {
    stage.ahead(1, 1, 0, 0);
    stage.idle(1);
  }

  @Override
  Runnable[] threads(Stage stage) {
    return new Runnable[] {stage.calls(0), stage.calls(2)};
  }
}
