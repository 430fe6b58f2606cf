/** Page reclaim: LRU lists, kswapd, direct reclaim, demotion and migration. */
@NullMarked
package org.lufcheck.sim.engine.reclaim;

import org.jspecify.annotations.NullMarked;
