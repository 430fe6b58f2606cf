package org.lufcheck.concurrent.explore;

import org.lufcheck.concurrent.prim.Condition;
import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.prim.RwLock;
import org.lufcheck.concurrent.prim.SpinLock;
import org.lufcheck.concurrent.prim.Word;

/**
 * Primitives that are scheduling points of a run. Outside the run's threads, while a program is
 * built or judged, they execute at once.
 */
final class Scheduled implements Primitives {
  private final Run run;
  private int objects;

  Scheduled(Run run) {
    this.run = run;
  }

  private static String named(String name, int index) {
    return name + "[" + index + "]";
  }

  @Override
  public Word word(String name, int index, long initial) {
    return new ScheduledWord(run, objects++, named(name, index), initial);
  }

  @Override
  public SpinLock spinLock(String name, int index) {
    return new ScheduledSpinLock(run, objects++, named(name, index));
  }

  @Override
  public RwLock rwLock(String name, int index) {
    return new ScheduledRwLock(run, objects++, named(name, index));
  }

  /** Memory is sequentially consistent. */
  @Override
  public void smpMb() {}

  @Override
  public void controlDependency() {}

  @Override
  public void await(Condition until) {
    run.perform(new Operation("await", "", until, touched -> run.holds(until) ? 1 : 0));
  }

  @Override
  public boolean observe(Condition what) {
    return run.perform(new Operation("observe", "", null, touched -> run.holds(what) ? 1 : 0)) != 0;
  }

  @Override
  public void begin(String actor) {}

  @Override
  public void end(String actor, String step, String choice, int value) {}
}
