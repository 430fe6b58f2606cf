/** Tests of calibration. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.sim.calibrate;
