package org.lufcheck.concurrent.explore;

import org.lufcheck.concurrent.prim.Condition;
import org.lufcheck.concurrent.prim.SpinLock;

/** A spinlock whose operations are scheduling points; waiting for it is not spinning. */
final class ScheduledSpinLock implements SpinLock {
  private final Run run;
  private final int id;
  private final String name;
  private boolean held;

  ScheduledSpinLock(Run run, int id, String name) {
    this.run = run;
    this.id = id;
    this.name = name;
  }

  private boolean free() {
    run.look(id);
    return !held;
  }

  @Override
  public void lock() {
    run.perform(
        new Operation(
            "lock",
            name,
            this::free,
            touched -> {
              touched.add(id, Access.Kind.ACQUIRE);
              held = true;
              return 1;
            }));
  }

  @Override
  public boolean lockUnless(Condition instead) {
    long taken =
        run.perform(
            new Operation(
                "lock",
                name,
                () -> free() || instead.holds(),
                touched -> {
                  // Whoever need not wait for the lock is not kept waiting by its holder.
                  boolean other = run.holds(instead);
                  if (held) {
                    touched.add(id, Access.Kind.READ);
                    return 0;
                  }
                  touched.add(id, other ? Access.Kind.WRITE : Access.Kind.ACQUIRE);
                  held = true;
                  return 1;
                }));
    return taken != 0;
  }

  @Override
  public boolean tryLock() {
    long taken =
        run.perform(
            new Operation(
                "trylock",
                name,
                null,
                touched -> {
                  touched.add(id, held ? Access.Kind.READ : Access.Kind.WRITE);
                  boolean was = held;
                  held = true;
                  return was ? 0 : 1;
                }));
    return taken != 0;
  }

  @Override
  public void unlock() {
    run.perform(
        new Operation(
            "unlock",
            name,
            null,
            touched -> {
              touched.add(id, Access.Kind.RELEASE);
              held = false;
              return 0;
            }));
  }

  @Override
  public boolean isLocked() {
    if (run.looking()) {
      run.look(id);
      return held;
    }
    long locked =
        run.perform(
            new Operation(
                "is locked",
                name,
                null,
                touched -> {
                  touched.add(id, Access.Kind.READ);
                  return held ? 1 : 0;
                }));
    return locked != 0;
  }
}
