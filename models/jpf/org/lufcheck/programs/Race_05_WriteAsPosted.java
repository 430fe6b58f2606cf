package org.lufcheck.programs;

import static org.lufcheck.programs.Scene.change;

import org.lufcheck.concurrent.Kernels;
import org.lufcheck.kernel.Call;
import org.lufcheck.kernel.Op;
import org.lufcheck.kernel.Rules;

/**
 * The race of {@link Race_04_Write} on v12 with the one repair that it plainly intends, and, as its
 * twin, on v12 as it was posted (R-X1): the hook H2 is in place there, but the batch of the file
 * never says that a flush is required, so folding it into the task's batch folds nothing.
 *
 * <p>What must hold: as there.
 */
public final class Race_05_WriteAsPosted extends StaleReader {
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
  Op renewal() {
    return change(Call.WRITE, 0, 2);
  }
}
