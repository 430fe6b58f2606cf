/**
 * LUF itself (mm/rmap.c and arch/x86/mm/tlb.c, P07 to P20): the clock, the table of keys, done
 * marks, flushes that number themselves, and the hooks. Every decision is a call of {@link
 * org.lufcheck.kernel.rules}, as in the model.
 */
@org.jspecify.annotations.NullMarked
package org.lufcheck.concurrent.luf;
