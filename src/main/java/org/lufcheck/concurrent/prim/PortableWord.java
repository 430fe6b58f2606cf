package org.lufcheck.concurrent.prim;

/** A word that is sequentially consistent. */
final class PortableWord implements Word {
  private final Object bus;
  private volatile long value;

  PortableWord(Object bus, long initial) {
    this.bus = bus;
    this.value = initial;
  }

  @Override
  public long readOnce() {
    return value;
  }

  @Override
  public void writeOnce(long next) {
    synchronized (bus) {
      value = next;
      bus.notifyAll();
    }
  }

  @Override
  public long loadAcquire() {
    return value;
  }

  @Override
  public void storeRelease(long next) {
    writeOnce(next);
  }

  @Override
  public long addReturn(long delta) {
    synchronized (bus) {
      long sum = value + delta;
      value = sum;
      bus.notifyAll();
      return sum;
    }
  }

  @Override
  public long addReturnRelaxed(long delta) {
    return addReturn(delta);
  }

  @Override
  public long cmpxchg(long expected, long next) {
    synchronized (bus) {
      long old = value;
      if (old == expected) {
        value = next;
        bus.notifyAll();
      }
      return old;
    }
  }

  @Override
  public long xchg(long next) {
    synchronized (bus) {
      long old = value;
      value = next;
      bus.notifyAll();
      return old;
    }
  }

  @Override
  public void or(long bits) {
    synchronized (bus) {
      long next = value | bits;
      value = next;
      bus.notifyAll();
    }
  }

  @Override
  public void and(long bits) {
    synchronized (bus) {
      long next = value & bits;
      value = next;
      bus.notifyAll();
    }
  }
}
