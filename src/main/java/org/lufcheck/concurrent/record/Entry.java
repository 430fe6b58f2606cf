package org.lufcheck.concurrent.record;

/**
 * A step of the model that concurrent code performed. It took effect at some moment between {@code
 * begun} and {@code ended}, times of one clock for the whole run; of two steps of which one had
 * ended before the other began, the order is thus known.
 *
 * @param actor a task's name, or {@code cpu1} for what a CPU does of its own accord
 * @param step {@code function: what}
 * @param choice the alternative taken; empty if there is only one
 * @param value what a load or read() returned, or -1
 * @param begun when it began; all times of a run are different
 * @param ended when it had ended
 */
public record Entry(String actor, String step, String choice, int value, int begun, int ended) {
  /** Whether this step had ended before another began. */
  public boolean before(Entry other) {
    return ended < other.begun;
  }
}
