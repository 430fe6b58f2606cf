/** The page allocator: per-CPU lists, zonelists, watermarks and the take-off of LUF. */
@NullMarked
package org.lufcheck.sim.engine.alloc;

import org.jspecify.annotations.NullMarked;
