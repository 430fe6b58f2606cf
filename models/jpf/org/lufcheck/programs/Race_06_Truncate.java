package org.lufcheck.programs;

import static org.lufcheck.programs.Scene.change;

import org.lufcheck.concurrent.Kernels;
import org.lufcheck.kernel.Call;
import org.lufcheck.kernel.Op;
import org.lufcheck.kernel.Rules;

/**
 * A page of a file was reclaimed without a flush, and is then truncated: it reads as zero from now
 * on. The truncating thread tells a reader, which still holds the old translation. The PTE is empty
 * already, so that zapping it clears nothing and the gather has nothing to flush.
 *
 * <p>What must hold: whoever is told of the truncation sees zeroes. On v12 as posted, whose own
 * hooks flush nobody (R-X1), one line of vanilla Linux carries this alone: zap_pte_range asks
 * flush_tlb_batched_pending whether anything of the mm was deferred (H15).
 *
 * <p>The twin lacks H15.
 */
public final class Race_06_Truncate extends StaleReader {
  /** The program. */
  public Race_06_Truncate() {
    super(
        "06-truncate",
        "a truncated page can still be read, because its PTE was empty and nothing was flushed",
        "H15",
        "S2");
  }

  @Override
  Rules kernel() {
    return Kernels.lufV12();
  }

  @Override
  Op renewal() {
    return change(Call.TRUNCATE, 0, -1);
  }
}
