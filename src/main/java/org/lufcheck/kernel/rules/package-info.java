/**
 * The rules of LUF without any state: which generation is older, who still owes a flush, what may
 * be deferred, whether a page may leave the allocator. The model, the concurrent code and the
 * simulator all decide by calling these functions, so that there is one place for each rule.
 *
 * <p>Everything here is pure, allocates nothing and is safe for use by any thread. CPUs are bits of
 * a {@code long}, bit {@code c} for CPU {@code c}, so there are at most 64.
 */
@NullMarked
package org.lufcheck.kernel.rules;

import org.jspecify.annotations.NullMarked;
