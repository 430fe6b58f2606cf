package org.lufcheck.kernel.state;

/** A state being read or changed in place; one per expander, not thread-safe, allocates nothing. */
public final class State {
  /** The packed words. */
  public final long[] words;

  /** Which alternative of the current step is tried. */
  public int choice;

  /** A state of {@code words} longs, all fields at their first values. */
  public State(int words) {
    this.words = new long[words];
  }

  /** The value of a field. */
  public int get(Field f) {
    return (int) (words[f.word()] >>> f.shift()) & f.mask() ^ f.first();
  }

  /** Whether a flag is set. */
  public boolean is(Field f) {
    return get(f) != 0;
  }

  /** Changes a field; a value that does not fit is an error of the model. */
  public void set(Field f, int value) {
    int stored = value ^ f.first();
    if ((stored & ~f.mask()) != 0) {
      throw new IllegalStateException(f.name() + " cannot hold " + value);
    }
    int i = f.word();
    words[i] = words[i] & ~((long) f.mask() << f.shift()) | (long) stored << f.shift();
  }

  /** Sets a flag. */
  public void set(Field f) {
    set(f, 1);
  }

  /** Puts 0 into a field. */
  public void clear(Field f) {
    set(f, 0);
  }

  /** Copies a state in. */
  public void load(long[] from, int offset) {
    System.arraycopy(from, offset, words, 0, words.length);
  }
}
