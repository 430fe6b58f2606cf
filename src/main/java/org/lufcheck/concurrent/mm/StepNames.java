package org.lufcheck.concurrent.mm;

import org.lufcheck.concurrent.state.Memory;

/** The model's names of steps that are about a page or an address, made once for all of them. */
final class StepNames {
  /** Values that programs store: 0 to 7. */
  private static final int VALUES = 8;

  private StepNames() {}

  /** {@code before + "F[0]" + after}, by page. */
  static String[] ofPages(Memory m, String before, String after) {
    String[] names = new String[m.pages.length];
    for (int p = 0; p < names.length; p++) {
      names[p] = before + m.pages[p].name + after;
    }
    return names;
  }

  /** {@code before + "A.v0" + after}, by slot. */
  static String[] ofSlots(Memory m, String before, String after) {
    String[] names = new String[m.slots.length];
    for (int s = 0; s < names.length; s++) {
      names[s] = before + m.slots[s].name + after;
    }
    return names;
  }

  /** {@code before + "v0"}, by slot: as a program writes its own addresses. */
  static String[] ofAddresses(Memory m, String before) {
    String[] names = new String[m.slots.length];
    for (int s = 0; s < names.length; s++) {
      names[s] = before + m.slots[s].setup.va();
    }
    return names;
  }

  /** The same stem for each of some names. */
  static String[] repeat(String stem, String[] times) {
    String[] stems = new String[times.length];
    for (int i = 0; i < stems.length; i++) {
      stems[i] = stem;
    }
    return stems;
  }

  /** {@code stems[i] + value + ends[i]}, by stem and value. */
  static String[][] withValues(String[] stems, String[] ends) {
    String[][] names = new String[stems.length][VALUES];
    for (int i = 0; i < stems.length; i++) {
      for (int value = 0; value < VALUES; value++) {
        names[i][value] = stems[i] + value + ends[i];
      }
    }
    return names;
  }
}
