/** Holds simulations against what was measured: which numbers were fitted, and which predicted. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.sim.validate;
