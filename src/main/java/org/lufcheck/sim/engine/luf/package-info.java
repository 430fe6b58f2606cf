/** Deferred flushes: who owes what to which pages, and when it is flushed. */
@NullMarked
package org.lufcheck.sim.engine.luf;

import org.jspecify.annotations.NullMarked;
