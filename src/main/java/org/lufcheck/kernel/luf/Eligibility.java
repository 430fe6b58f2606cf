package org.lufcheck.kernel.luf;

import org.lufcheck.kernel.Arch;
import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Rules;
import org.lufcheck.kernel.Setup;
import org.lufcheck.kernel.Setup.Boot;

/**
 * Which folios may be deferred: can_luf_init, can_luf_vma and the test of the PTE (mm/rmap.c, P14,
 * P16). Large, hugetlb and zone-device folios are outside the model.
 */
public final class Eligibility {
  private Eligibility() {}

  /** can_luf_init: judged once for a folio, before its mappings are looked at. */
  public static boolean folio(Rules rules, Arch arch, Setup setup, Setup.Page page) {
    boolean kept = rules.deferral() == Rules.Deferral.KEEP_COPIES;
    if (!rules.luf()
        || arch.broadcast() && rules.has(Guard.NO_BROADCAST)
        || setup.boot().contains(Boot.INIT_ON_FREE) && !kept && rules.has(Guard.NO_INIT_ON_FREE)
        || setup.boot().contains(Boot.KASAN) && !kept && rules.has(Guard.NO_KASAN)
        || setup.boot().contains(Boot.PAGE_POISON) && rules.has(Guard.NO_PAGE_POISON)) {
      return false;
    }
    return page.anonymous()
        || setup.files().get(page.file()).kind() != Setup.FileKind.REMOTE
        || !rules.has(Guard.STABLE_BACKING);
  }

  /** can_luf_vma and the PTE test: judged for each mapping. */
  public static boolean mapping(Rules rules, boolean write, boolean dirty) {
    return !(write && rules.has(Guard.READ_ONLY)) && !(dirty && rules.has(Guard.NOT_DIRTY));
  }
}
