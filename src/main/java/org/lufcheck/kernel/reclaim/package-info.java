/** mm/vmscan.c: reclaim of one folio by kswapd, by an allocation, or on request. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.kernel.reclaim;
