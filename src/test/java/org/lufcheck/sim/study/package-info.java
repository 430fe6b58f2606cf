/** Tests of studies. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.sim.study;
