/** Tests of validation. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.sim.validate;
