package org.lufcheck.concurrent.prim;

/** A spinlock that sleeps instead of spinning. */
final class PortableSpinLock implements SpinLock {
  private final Object bus;
  private volatile boolean held;

  PortableSpinLock(Object bus) {
    this.bus = bus;
  }

  @Override
  public void lock() {
    synchronized (bus) {
      while (held) {
        Portable.sleep(bus);
      }
      held = true;
    }
  }

  @Override
  public boolean lockUnless(Condition instead) {
    synchronized (bus) {
      while (held) {
        if (instead.holds()) {
          return false;
        }
        Portable.sleep(bus);
      }
      held = true;
      return true;
    }
  }

  @Override
  public boolean tryLock() {
    synchronized (bus) {
      boolean free = !held;
      held = true;
      return free;
    }
  }

  @Override
  public void unlock() {
    synchronized (bus) {
      held = false;
      bus.notifyAll();
    }
  }

  @Override
  public boolean isLocked() {
    return held;
  }
}
