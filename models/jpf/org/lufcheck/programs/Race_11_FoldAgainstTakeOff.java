package org.lufcheck.programs;

import static org.lufcheck.programs.Scene.alloc;
import static org.lufcheck.programs.Scene.load;
import static org.lufcheck.programs.Scene.reclaim;

import org.lufcheck.concurrent.state.Ordering;
import org.lufcheck.kernel.Setup;

/**
 * A frame enters buddy with a key: it gets the zone's generation as its tag, and the key's CPUs are
 * folded into the zone's batch. At the same time somebody takes pages out: claims the generation,
 * moves the batch to its own task, and flushes that.
 *
 * <p>What must hold: tag and batch change together, under zone->lock (O7). Whoever claims the
 * generation of a page gets the CPUs that the page owes.
 *
 * <p>The twin lets the lock go between the two: the frame can be taken with its generation claimed,
 * and nobody knows yet whom to flush.
 */
public final class Race_11_FoldAgainstTakeOff extends KernelProgram {
  private static final int FRAME = 1;

  /** The program. */
  public Race_11_FoldAgainstTakeOff() {
    super(
        "11-fold-against-take-off",
        "a page is taken out of buddy before the CPUs that it owes are known to the zone",
        "O7",
        "F1");
  }

  @Override
  Setup setup() {
    return new Scene(name(), 1)
        .file("F")
        .mm("A")
        .readOnly(0)
        .kernel(reclaim(0))
        .user(load(0))
        .kernel(alloc())
        .setup();
  }

  @Override
  int orderingsOfTwin() {
    return Ordering.O7.outOf(Ordering.ALL);
  }

  @Override
  boolean toBuddy() {
    return true;
  }

  @Override
  void prepare(Stage stage) {
    stage.ahead(1);
    stage.idle(1);
  }

  @Override
  Runnable[] threads(Stage stage) {
    int key = stage.unmapAhead(0, 0);
    return new Runnable[] {stage.thread(0, (s, task) -> s.free(task, FRAME, key)), stage.calls(2)};
  }
}
