/**
 * The multi-generational LRU (mm/vmscan.c and mm/workingset.c, CONFIG_LRU_GEN, Linux 6.12).
 *
 * <p>Left out: memory cgroups; min_ttl_ms, which is 0 unless an administrator sets it; accessed
 * bits of page directories, which let the kernel skip more of the page tables than its filter does;
 * and folios that wait for writeback, which is immediate here.
 */
@NullMarked
package org.lufcheck.sim.engine.mglru;

import org.jspecify.annotations.NullMarked;
