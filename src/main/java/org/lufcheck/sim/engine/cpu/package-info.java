/** CPUs and address spaces: who runs where, what a TLB loses, and shootdowns. */
@NullMarked
package org.lufcheck.sim.engine.cpu;

import org.jspecify.annotations.NullMarked;
