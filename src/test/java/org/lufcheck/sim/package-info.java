/** Tests of the simulator. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.sim;
