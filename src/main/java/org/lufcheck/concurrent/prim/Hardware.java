package org.lufcheck.concurrent.prim;

import java.lang.invoke.VarHandle;

/**
 * The real machine: each primitive has the strength that the kernel's memory model promises, and no
 * more, so that races show what a missing barrier lets through. Nothing is recorded.
 *
 * <p>A thread that is interrupted while it spins throws {@link IllegalStateException}, so that a
 * hung experiment can be ended.
 */
public final class Hardware implements Primitives {
  @Override
  public Word word(String name, int index, long initial) {
    return new HardwareWord(initial);
  }

  @Override
  public SpinLock spinLock(String name, int index) {
    return new HardwareSpinLock();
  }

  @Override
  public RwLock rwLock(String name, int index) {
    return new HardwareRwLock();
  }

  @Override
  public void smpMb() {
    VarHandle.fullFence();
  }

  @Override
  public void controlDependency() {}

  @Override
  public void await(Condition until) {
    Spin spin = new Spin();
    while (!until.holds()) {
      spin.relax();
    }
  }

  @Override
  public boolean observe(Condition what) {
    return what.holds();
  }

  @Override
  public void begin(String actor) {}

  @Override
  public void end(String actor, String step, String choice, int value) {}
}
