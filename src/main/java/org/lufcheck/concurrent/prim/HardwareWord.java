package org.lufcheck.concurrent.prim;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A word with the strengths of the kernel's primitives. */
final class HardwareWord implements Word {
  private static final VarHandle VALUE = handle();

  @SuppressWarnings("UnusedVariable") // accessed through VALUE
  private long value;

  HardwareWord(long initial) {
    VALUE.setRelease(this, initial);
  }

  private static VarHandle handle() {
    try {
      return MethodHandles.lookup().findVarHandle(HardwareWord.class, "value", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @Override
  public long readOnce() {
    return (long) VALUE.getOpaque(this);
  }

  @Override
  public void writeOnce(long next) {
    VALUE.setOpaque(this, next);
  }

  @Override
  public long loadAcquire() {
    return (long) VALUE.getAcquire(this);
  }

  @Override
  public void storeRelease(long next) {
    VALUE.setRelease(this, next);
  }

  @Override
  public long addReturn(long delta) {
    VarHandle.fullFence();
    long sum = addReturnRelaxed(delta);
    VarHandle.fullFence();
    return sum;
  }

  @Override
  public long addReturnRelaxed(long delta) {
    long old;
    do {
      old = (long) VALUE.getOpaque(this);
    } while (!VALUE.weakCompareAndSetPlain(this, old, old + delta));
    return old + delta;
  }

  @Override
  public long cmpxchg(long expected, long next) {
    VarHandle.fullFence();
    long old = (long) VALUE.compareAndExchange(this, expected, next);
    VarHandle.fullFence();
    return old;
  }

  @Override
  public long xchg(long next) {
    VarHandle.fullFence();
    long old = (long) VALUE.getAndSet(this, next);
    VarHandle.fullFence();
    return old;
  }

  @Override
  public void or(long bits) {
    long old;
    do {
      old = (long) VALUE.getOpaque(this);
    } while (!VALUE.weakCompareAndSetPlain(this, old, old | bits));
  }

  @Override
  public void and(long bits) {
    long old;
    do {
      old = (long) VALUE.getOpaque(this);
    } while (!VALUE.weakCompareAndSetPlain(this, old, old & bits));
  }
}
