/** Workloads: what the threads of a process do, step by step. */
@NullMarked
package org.lufcheck.sim.engine.work;

import org.jspecify.annotations.NullMarked;
