package org.lufcheck.sim.study;

import org.lufcheck.sim.result.SimResult;

/** Does simulations. The same job gives the same result; may be used by several threads at once. */
@FunctionalInterface
public interface JobRunner {
  /** Does one. */
  SimResult run(Job job);
}
