/**
 * Fits what nobody published about the talk's machine to the measurements of the unchanged kernel.
 *
 * <p>Nothing in this package can see what was measured with LUF: those numbers are in {@code
 * validate}, which this package must not use; a test holds that.
 */
@org.jspecify.annotations.NullMarked
package org.lufcheck.sim.calibrate;
