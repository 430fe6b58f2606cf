package org.lufcheck.concurrent.prim;

/** A reader-writer lock that sleeps instead of spinning. */
final class PortableRwLock implements RwLock {
  private static final int WRITER = -1;

  private final Object bus;
  private int holders;

  PortableRwLock(Object bus) {
    this.bus = bus;
  }

  @Override
  public void readLock() {
    synchronized (bus) {
      while (holders == WRITER) {
        Portable.sleep(bus);
      }
      holders++;
    }
  }

  @Override
  public void readUnlock() {
    synchronized (bus) {
      holders--;
      bus.notifyAll();
    }
  }

  @Override
  public void writeLock() {
    synchronized (bus) {
      while (holders != 0) {
        Portable.sleep(bus);
      }
      holders = WRITER;
    }
  }

  @Override
  public void writeUnlock() {
    synchronized (bus) {
      holders = 0;
      bus.notifyAll();
    }
  }
}
