/** LUF itself: clocks, batches, flushes with their marks, hooks, and eligibility. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.kernel.luf;
