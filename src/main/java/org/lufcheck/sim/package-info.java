/**
 * The performance simulator of a machine with tiered memory: what deferring flushes gains there.
 */
@org.jspecify.annotations.NullMarked
package org.lufcheck.sim;
