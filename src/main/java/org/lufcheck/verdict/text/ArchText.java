package org.lufcheck.verdict.text;

import org.lufcheck.kernel.Arch;

/** The rules of the hardware in words. */
public final class ArchText {
  private ArchText() {}

  /** One line without the name. */
  public static String rules(Arch arch) {
    if (arch.broadcast()) {
      return "hardware broadcasts invalidations; flushing is the barrier after them";
    }
    return (arch.generations() ? "tlb_gen checked when an mm is loaded" : "no tlb_gen")
        + ", mm_cpumask "
        + (arch.eagerClear() ? "cleared at once" : "cleared late or never")
        + ", lazy CPUs "
        + (arch.lazySkipped() ? "spared IPIs" : "get IPIs too");
  }
}
