package org.lufcheck.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The table is an exact set with numbers, whatever the hashes. */
class StateTableProperties {
  /** How many states fit before the table grows and looks at the real hashes. */
  private static final int BEFORE_GROWTH = 11;

  @Property
  void numbersDistinctStatesInTheOrderOfAdding(
      @ForAll @Size(max = 200) List<@IntRange(max = 60) Integer> values,
      @ForAll @IntRange(min = 1, max = 3) int words,
      @ForAll boolean colliding) {
    StateTable table = new StateTable(words);
    Map<Integer, Integer> expected = new LinkedHashMap<>();
    for (int value : values) {
      long[] state = state(value, words);
      int hash = colliding ? 5 : (int) Hash.of(state, 0, words);
      Integer known = expected.putIfAbsent(value, expected.size());
      int number = known == null ? expected.size() - 1 : ~known;
      if (!colliding || expected.size() <= BEFORE_GROWTH) {
        assertThat(table.add(state, 0, hash, 3 * value)).isEqualTo(number);
        assertThat(table.find(state, 0, hash)).isEqualTo(number < 0 ? ~number : number);
      }
    }
  }

  @Property(tries = 20)
  void keepsStatesAndLinksWhileItGrows(
      @ForAll @IntRange(max = 20_000) int size, @ForAll @IntRange(min = 1, max = 3) int words) {
    StateTable table = new StateTable(words);
    List<Long> footprints = new ArrayList<>();
    for (int value = 0; value < size; value++) {
      long[] state = state(value, words);
      table.add(state, 0, (int) Hash.of(state, 0, words), -value);
      footprints.add(table.footprint(value + 1));
    }
    assertThat(table.size()).isEqualTo(size);
    assertThat(footprints).isSorted();
    for (int value = 0; value < size; value++) {
      assertThat(table.state(value)).isEqualTo(state(value, words));
      assertThat(table.link(value)).isEqualTo(-value);
    }
    long[] absent = state(size, words);
    assertThat(table.find(absent, 0, (int) Hash.of(absent, 0, words))).isEqualTo(StateTable.ABSENT);
  }

  private static long[] state(int value, int words) {
    long[] state = new long[words];
    state[words - 1] = value;
    return state;
  }
}
