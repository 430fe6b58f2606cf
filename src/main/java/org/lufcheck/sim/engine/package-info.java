/** The simulation itself: event-driven, page by page, deterministic for a seed, single-threaded. */
@NullMarked
package org.lufcheck.sim.engine;

import org.jspecify.annotations.NullMarked;
