/** mm/rmap.c: unmapping a folio from every page table that maps it. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.kernel.rmap;
