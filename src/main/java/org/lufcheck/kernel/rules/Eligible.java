package org.lufcheck.kernel.rules;

import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Rules;

/**
 * What may be deferred: can_luf_init, can_luf_vma and the test of the PTE (mm/rmap.c, P14, P16),
 * with the guards that a kernel may have or lack.
 */
public final class Eligible {
  private Eligible() {}

  /**
   * What can_luf_init() looks at.
   *
   * @param anonymous an anonymous folio, KSM included
   * @param cached a folio of a page cache
   * @param remote its file's contents may change without a local write (NFS, FUSE)
   * @param unsupported large, hugetlb or zone-device
   */
  public record Folio(boolean anonymous, boolean cached, boolean remote, boolean unsupported) {}

  /**
   * Options under which pages are written when they are freed.
   *
   * @param initOnFree init_on_free=1
   * @param kasan generic KASAN
   * @param pagePoison page_poison=1
   */
  public record Boot(boolean initOnFree, boolean kasan, boolean pagePoison) {
    /** Free pages keep their contents. */
    public static final Boot PLAIN = new Boot(false, false, false);
  }

  /**
   * can_luf_init: judged once for a folio, before its mappings are looked at.
   *
   * @param broadcast whether the architecture invalidates by broadcast (arm64)
   */
  public static boolean folio(Rules rules, boolean broadcast, Boot boot, Folio folio) {
    boolean kept = rules.deferral() == Rules.Deferral.KEEP_COPIES;
    if (!rules.luf()
        || broadcast && rules.has(Guard.NO_BROADCAST)
        || boot.initOnFree() && !kept && rules.has(Guard.NO_INIT_ON_FREE)
        || boot.kasan() && !kept && rules.has(Guard.NO_KASAN)
        || boot.pagePoison() && rules.has(Guard.NO_PAGE_POISON)
        || folio.unsupported()) {
      return false;
    }
    return folio.anonymous()
        || folio.cached() && !(folio.remote() && rules.has(Guard.STABLE_BACKING));
  }

  /** The PTE test, judged for each mapping on the value that was cleared (P14). */
  public static boolean pte(Rules rules, boolean write, boolean dirty) {
    return !(write && rules.has(Guard.READ_ONLY)) && !(dirty && rules.has(Guard.NOT_DIRTY));
  }

  /** can_luf_vma: what is shared without a file has no object that reaches all of its mms (P16). */
  public static boolean vma(boolean shared, boolean file) {
    return !shared || file;
  }
}
