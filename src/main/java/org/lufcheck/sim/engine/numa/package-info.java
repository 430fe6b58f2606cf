/** NUMA balancing for memory tiering: scans, hint faults, and the promotion of hot pages. */
@NullMarked
package org.lufcheck.sim.engine.numa;

import org.jspecify.annotations.NullMarked;
