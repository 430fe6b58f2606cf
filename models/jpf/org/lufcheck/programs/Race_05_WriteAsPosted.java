package org.lufcheck.programs;

import static org.lufcheck.programs.Scene.await;
import static org.lufcheck.programs.Scene.change;
import static org.lufcheck.programs.Scene.load;
import static org.lufcheck.programs.Scene.reclaim;
import static org.lufcheck.programs.Scene.tell;

import org.lufcheck.concurrent.Kernels;
import org.lufcheck.kernel.Call;
import org.lufcheck.kernel.Rules;
import org.lufcheck.kernel.Setup;

/**
 * The race of {@link Race_04_Write} on v12 with the one repair that it plainly intends, and, as its
 * twin, on v12 as it was posted (R-X1): the hook H2 is in place there, but the batch of the file
 * never says that a flush is required, so folding it into the task's batch folds nothing.
 *
 * <p>What must hold: as there.
 */
public final class Race_05_WriteAsPosted extends KernelProgram {
  /** The program. */
  public Race_05_WriteAsPosted() {
    super(
        "05-write-as-posted",
        "the hook in write() flushes nobody, because the file's batch never asks for it",
        "batch-asks",
        "S2");
  }

  @Override
  Rules kernel() {
    return Kernels.lufV12Intended();
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
