package org.lufcheck.concurrent.prim;

/**
 * Primitives of {@code synchronized} and {@code volatile} only, for Java PathFinder: it explores
 * sequentially consistent interleavings, and its models of other classes (AtomicLong, VarHandle)
 * are not sound. Every write and read-modify-write holds one monitor, so that {@link #await} can
 * sleep on it instead of spinning; a read is one volatile access. An endless wait is thus a
 * deadlock that Java PathFinder reports.
 *
 * <p>{@link #begin} and {@link #end} do nothing: a listener finds the steps by their invocations.
 */
public final class Portable implements Primitives {
  private final Object bus = new Object();

  @Override
  public Word word(String name, int index, long initial) {
    return new PortableWord(bus, initial);
  }

  @Override
  public SpinLock spinLock(String name, int index) {
    return new PortableSpinLock(bus);
  }

  @Override
  public RwLock rwLock(String name, int index) {
    return new PortableRwLock(bus);
  }

  @Override
  public void smpMb() {}

  @Override
  public void controlDependency() {}

  @Override
  public void await(Condition until) {
    synchronized (bus) {
      while (!until.holds()) {
        sleep(bus);
      }
    }
  }

  @Override
  public boolean observe(Condition what) {
    synchronized (bus) {
      return what.holds();
    }
  }

  @Override
  public void begin(String actor) {}

  @Override
  public void end(String actor, String step, String choice, int value) {}

  /** Waits for a change on the bus, whose monitor the caller holds. */
  @SuppressWarnings("WaitNotInLoop") // every caller loops
  static void sleep(Object bus) {
    try {
      bus.wait();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while it waited", e);
    }
  }
}
