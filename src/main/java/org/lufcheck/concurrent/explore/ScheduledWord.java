package org.lufcheck.concurrent.explore;

import org.lufcheck.concurrent.prim.Word;

/** A word whose accesses are scheduling points. */
final class ScheduledWord implements Word {
  private final Run run;
  private final int id;
  private final String name;
  private long value;

  ScheduledWord(Run run, int id, String name, long initial) {
    this.run = run;
    this.id = id;
    this.name = name;
    this.value = initial;
  }

  private long read(String verb) {
    if (run.looking()) {
      run.look(id);
      return value;
    }
    return run.perform(
        new Operation(
            verb,
            name,
            null,
            touched -> {
              touched.add(id, Access.Kind.READ);
              return value;
            }));
  }

  private void write(String verb, long next) {
    run.perform(
        new Operation(
            verb,
            name,
            null,
            touched -> {
              touched.add(id, Access.Kind.WRITE);
              value = next;
              return next;
            }));
  }

  @Override
  public long readOnce() {
    return read("read");
  }

  @Override
  public void writeOnce(long next) {
    write("write", next);
  }

  @Override
  public long loadAcquire() {
    return read("load-acquire");
  }

  @Override
  public void storeRelease(long next) {
    write("store-release", next);
  }

  @Override
  public long addReturn(long delta) {
    return run.perform(
        new Operation(
            "add-return",
            name,
            null,
            touched -> {
              touched.add(id, Access.Kind.WRITE);
              value += delta;
              return value;
            }));
  }

  @Override
  public long addReturnRelaxed(long delta) {
    return addReturn(delta);
  }

  @Override
  public long cmpxchg(long expected, long next) {
    return run.perform(
        new Operation(
            "cmpxchg",
            name,
            null,
            touched -> {
              long old = value;
              touched.add(id, old == expected ? Access.Kind.WRITE : Access.Kind.READ);
              value = old == expected ? next : old;
              return old;
            }));
  }

  @Override
  public long xchg(long next) {
    return run.perform(
        new Operation(
            "xchg",
            name,
            null,
            touched -> {
              touched.add(id, Access.Kind.WRITE);
              long old = value;
              value = next;
              return old;
            }));
  }

  @Override
  public void or(long bits) {
    run.perform(
        new Operation(
            "or",
            name,
            null,
            touched -> {
              touched.add(id, Access.Kind.OR);
              value |= bits;
              return bits;
            }));
  }

  @Override
  public void and(long bits) {
    run.perform(
        new Operation(
            "and",
            name,
            null,
            touched -> {
              touched.add(id, Access.Kind.AND);
              value &= bits;
              return bits;
            }));
  }
}
