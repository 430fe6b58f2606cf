package org.lufcheck.properties.differential;

/**
 * One call of one thread, complete before the next turn.
 *
 * @param thread its number
 * @param call as the scenario language writes it, without a register
 */
record Turn(int thread, String call) {
  /** Whether the call returns a value. */
  boolean returns() {
    return call.startsWith("load") || call.startsWith("read");
  }
}
