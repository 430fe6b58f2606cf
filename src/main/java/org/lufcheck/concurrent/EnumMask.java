package org.lufcheck.concurrent;

import java.util.AbstractSet;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * A set of at most 64 enum constants. Immutable. It exists because Java PathFinder does not execute
 * {@code EnumSet}.
 */
final class EnumMask<E extends Enum<E>> extends AbstractSet<E> {
  private final E[] universe;
  private final long bits;

  private EnumMask(E[] universe, long bits) {
    this.universe = universe;
    this.bits = bits;
  }

  /** The constants of {@code universe}, which is the enum's values(), whose bits are set. */
  static <E extends Enum<E>> EnumMask<E> of(E[] universe, long bits) {
    return new EnumMask<>(universe, bits);
  }

  /** The set with more constants. */
  EnumMask<E> with(Enum<E> element) {
    return new EnumMask<>(universe, bits | bit(element));
  }

  /** The set with fewer constants. */
  EnumMask<E> without(Enum<E> element) {
    return new EnumMask<>(universe, bits & ~bit(element));
  }

  private static long bit(Enum<?> element) {
    return 1L << element.ordinal();
  }

  @Override
  public boolean contains(Object element) {
    return element instanceof Enum<?> e && (bits & bit(e)) != 0 && universe[e.ordinal()] == e;
  }

  @Override
  public int size() {
    return Long.bitCount(bits);
  }

  @Override
  public Iterator<E> iterator() {
    return new Constants();
  }

  private final class Constants implements Iterator<E> {
    private long rest = bits;

    @Override
    public boolean hasNext() {
      return rest != 0;
    }

    @Override
    public E next() {
      if (rest == 0) {
        throw new NoSuchElementException();
      }
      E next = universe[Long.numberOfTrailingZeros(rest)];
      rest &= rest - 1;
      return next;
    }
  }
}
