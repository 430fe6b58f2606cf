package org.lufcheck.kernel.state;

import java.util.ArrayList;
import java.util.List;

/** Places fields in as few longs as first-fit finds; no field crosses a word boundary. */
public final class Layout {
  private final List<Integer> used = new ArrayList<>(List.of(0));
  private final List<Field> fields = new ArrayList<>();

  /** A field for values 0 to {@code max}, first {@code first}; a constant if {@code max} is 0. */
  public Field upTo(String name, int max, int first) {
    return bits(name, 32 - Integer.numberOfLeadingZeros(Math.max(max, first)), first);
  }

  /** A field for values 0 to {@code max}, first 0, or a constant 0 unless {@code needed}. */
  public Field upToIf(boolean needed, String name, int max) {
    return needed ? upTo(name, max, 0) : constant(name, 0);
  }

  /** A flag, first false; constant false unless {@code needed}. */
  public Field flagIf(boolean needed, String name) {
    return upToIf(needed, name, 1);
  }

  /** A field that never changes. */
  public Field constant(String name, int value) {
    return new Field(name, 0, 0, 0, value);
  }

  private Field bits(String name, int bits, int first) {
    if (bits == 0) {
      return constant(name, first);
    }
    int word = 0;
    while (word < used.size() && used.get(word) + bits > 64) {
      word++;
    }
    if (word == used.size()) {
      used.add(0);
    }
    Field field = new Field(name, word, used.get(word), (1 << bits) - 1, first);
    used.set(word, used.get(word) + bits);
    fields.add(field);
    return field;
  }

  /** How many longs the fields need. */
  public int words() {
    return used.size();
  }

  /** How many bits the fields need. */
  public int bits() {
    return used.stream().mapToInt(Integer::intValue).sum();
  }

  /** All fields that can change, in order of definition. */
  public List<Field> fields() {
    return List.copyOf(fields);
  }
}
