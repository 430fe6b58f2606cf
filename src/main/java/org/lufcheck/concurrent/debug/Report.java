package org.lufcheck.concurrent.debug;

import java.util.ArrayList;
import java.util.List;

/**
 * What a check has to say. Of each check the first report is kept, as a kernel warns once.
 *
 * @param check the check's word in docs/debug-checks.md
 * @param frame the frame that is still in reach
 * @param slot the address, as {@code A.v0}; empty where the check does not know it
 * @param cpus the CPUs that may still use it
 */
public record Report(String check, int frame, String slot, long cpus) {
  /** As a kernel would log it. */
  public List<String> lines() {
    List<String> names = new ArrayList<>();
    for (long rest = cpus; rest != 0; rest &= rest - 1) {
      names.add("cpu" + Long.numberOfTrailingZeros(rest));
    }
    String where = slot.isEmpty() ? "" : " as " + slot;
    return List.of(
        "BUG: stale translation: " + check,
        "  pfn" + frame + " may still be used by " + String.join(", ", names) + where);
  }
}
