package org.lufcheck.concurrent.explore;

import org.lufcheck.concurrent.prim.Condition;
import org.lufcheck.concurrent.prim.RwLock;

/** A reader-writer lock whose operations are scheduling points. */
final class ScheduledRwLock implements RwLock {
  private static final int WRITER = -1;

  private final Run run;
  private final int id;
  private final String name;
  private int holders;

  ScheduledRwLock(Run run, int id, String name) {
    this.run = run;
    this.id = id;
    this.name = name;
  }

  @Override
  public void readLock() {
    take("read-lock", Access.Kind.SHARE, () -> looked() != WRITER, 1);
  }

  @Override
  public void readUnlock() {
    give("read-unlock", Access.Kind.UNSHARE, 1);
  }

  @Override
  public void writeLock() {
    take("write-lock", Access.Kind.ACQUIRE, () -> looked() == 0, WRITER);
  }

  @Override
  public void writeUnlock() {
    give("write-unlock", Access.Kind.RELEASE, WRITER);
  }

  private int looked() {
    run.look(id);
    return holders;
  }

  private void take(String verb, Access.Kind kind, Condition guard, int change) {
    run.perform(
        new Operation(
            verb,
            name,
            guard,
            touched -> {
              touched.add(id, kind);
              holders += change;
              return holders;
            }));
  }

  private void give(String verb, Access.Kind kind, int change) {
    run.perform(
        new Operation(
            verb,
            name,
            null,
            touched -> {
              touched.add(id, kind);
              holders -= change;
              return holders;
            }));
  }
}
