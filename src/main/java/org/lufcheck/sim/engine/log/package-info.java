/**
 * The simulator's events in the checker's words, and a judge that knows nothing of LUF: whether a
 * frame is reused, or a page changed, while a CPU can still reach it through a stale translation.
 */
@NullMarked
package org.lufcheck.sim.engine.log;

import org.jspecify.annotations.NullMarked;
