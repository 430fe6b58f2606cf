/** Page faults and where pages come from: storage, page cache and readahead, anonymous memory. */
@NullMarked
package org.lufcheck.sim.engine.fault;

import org.jspecify.annotations.NullMarked;
