package org.lufcheck.concurrent.prim;

/** What a thread waits for. Only reads words and locks; others may evaluate it at any time. */
@FunctionalInterface
public interface Condition {
  /** Whether the wait is over. */
  boolean holds();
}
