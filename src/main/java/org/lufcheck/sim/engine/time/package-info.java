/** Simulated time: actors, the timeline that orders them, and the ledger of what they did. */
@NullMarked
package org.lufcheck.sim.engine.time;

import org.jspecify.annotations.NullMarked;
