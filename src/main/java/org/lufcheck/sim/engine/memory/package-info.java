/** Memory without time: frames, lists of frames, zones, nodes, and what is mapped where. */
@NullMarked
package org.lufcheck.sim.engine.memory;

import org.jspecify.annotations.NullMarked;
