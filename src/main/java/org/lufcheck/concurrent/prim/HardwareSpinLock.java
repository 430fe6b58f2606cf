package org.lufcheck.concurrent.prim;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A test-and-set lock: acquire and release, nothing more. */
final class HardwareSpinLock implements SpinLock {
  private static final VarHandle HELD = handle();

  @SuppressWarnings("UnusedVariable") // accessed through HELD
  private int held;

  private static VarHandle handle() {
    try {
      return MethodHandles.lookup().findVarHandle(HardwareSpinLock.class, "held", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @Override
  public void lock() {
    Spin spin = new Spin();
    while (!tryLock()) {
      spin.relax();
    }
  }

  @Override
  public boolean lockUnless(Condition instead) {
    Spin spin = new Spin();
    while (!tryLock()) {
      if (instead.holds()) {
        return false;
      }
      spin.relax();
    }
    return true;
  }

  @Override
  public boolean tryLock() {
    return (int) HELD.compareAndExchangeAcquire(this, 0, 1) == 0;
  }

  @Override
  public void unlock() {
    HELD.setRelease(this, 0);
  }

  @Override
  public boolean isLocked() {
    return (int) HELD.getOpaque(this) != 0;
  }
}
