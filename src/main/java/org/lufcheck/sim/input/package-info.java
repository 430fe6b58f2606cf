/**
 * What the simulator simulates: machines with their kernel's settings, and workloads, as immutable
 * records and as the files that people write.
 *
 * <p>Units, unless a name says otherwise: bytes, nanoseconds, bytes per second, shares from 0 to 1.
 */
@org.jspecify.annotations.NullMarked
package org.lufcheck.sim.input;
