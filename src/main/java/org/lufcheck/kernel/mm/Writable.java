package org.lufcheck.kernel.mm;

import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/** can_change_pte_writable (mm/mprotect.c): when a PTE becomes writable without a write fault. */
final class Writable {
  private Writable() {}

  /** Whether the slot's PTE may: shared and dirty, or private, exclusive, anonymous and dirty. */
  static boolean may(Vars v, State s, int slot) {
    int page = s.get(v.slot[slot].page()) - 1;
    if (page < 0 || !s.is(v.slot[slot].dirty())) {
      return false;
    }
    return v.setup.slots().get(slot).shared()
        || v.shape.pages().get(page).anonymous() && !s.is(v.page[page].forked());
  }
}
