/** Tests of what the simulator reads. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.sim.input;
