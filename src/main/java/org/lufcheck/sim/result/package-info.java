/**
 * What a simulation counted, as immutable values. All times are simulated nanoseconds and all pages
 * are of 4 KiB, whatever the grain of the run; nothing here depends on the computer that ran it.
 */
@NullMarked
package org.lufcheck.sim.result;

import org.jspecify.annotations.NullMarked;
