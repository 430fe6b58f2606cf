package org.lufcheck.concurrent.prim;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A counting reader-writer lock: acquire and release, nothing more. */
final class HardwareRwLock implements RwLock {
  private static final VarHandle HOLDERS = handle();
  private static final int WRITER = -1;

  @SuppressWarnings("UnusedVariable") // accessed through HOLDERS
  private int holders;

  private static VarHandle handle() {
    try {
      return MethodHandles.lookup().findVarHandle(HardwareRwLock.class, "holders", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @Override
  public void readLock() {
    Spin spin = new Spin();
    while (true) {
      int now = (int) HOLDERS.getOpaque(this);
      if (now != WRITER && HOLDERS.weakCompareAndSetAcquire(this, now, now + 1)) {
        return;
      }
      spin.relax();
    }
  }

  @Override
  public void readUnlock() {
    HOLDERS.getAndAddRelease(this, -1);
  }

  @Override
  public void writeLock() {
    Spin spin = new Spin();
    while (!HOLDERS.weakCompareAndSetAcquire(this, 0, WRITER)) {
      spin.relax();
    }
  }

  @Override
  public void writeUnlock() {
    HOLDERS.setRelease(this, 0);
  }
}
