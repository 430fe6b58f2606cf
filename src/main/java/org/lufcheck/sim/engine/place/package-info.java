/** Memory of the kernel itself, as real allocations: page tables, slab, stacks, struct pages. */
@NullMarked
package org.lufcheck.sim.engine.place;

import org.jspecify.annotations.NullMarked;
