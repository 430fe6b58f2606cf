/** Tests of what the simulator shows. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.sim.report;
