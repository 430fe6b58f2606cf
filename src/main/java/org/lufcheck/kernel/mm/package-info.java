/**
 * mm/memory.c, mm/mprotect.c, mm/mremap.c, mm/madvise.c and fork: accesses, faults, and vma calls.
 */
@org.jspecify.annotations.NullMarked
package org.lufcheck.kernel.mm;
