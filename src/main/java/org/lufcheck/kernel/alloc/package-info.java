/** mm/page_alloc.c: freeing with a key, buddy and pcp, take-off, and allocation under pressure. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.kernel.alloc;
