package org.lufcheck.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Interchangeable processes around a shared variable, with random rules: the representative of a
 * state has its processes sorted. One word holds the shared variable (4 bits) and each process's
 * place (4 bits).
 *
 * @param rules for each shared value and place, what a process may do
 * @param crowd a state is remarkable if so many processes are at place {@code bad}
 */
record Herd(int processes, List<Rule> rules, int bad, int crowd) implements Model {
  private static final int PLACES = 6;
  private static final int SHARED = 3;

  record Rule(int shared, int place, int newShared, int newPlace) {}

  static Arbitrary<Herd> herds() {
    Arbitrary<Integer> processes = Arbitraries.integers().between(1, 4);
    Arbitrary<Integer> rules = Arbitraries.integers().between(1, 30);
    Arbitrary<Integer> crowd = Arbitraries.integers().between(1, 4);
    Arbitrary<Long> seeds = Arbitraries.longs();
    return Combinators.combine(processes, rules, crowd, seeds)
        .as((p, count, c, seed) -> random(p, count, c, new Random(seed)));
  }

  private static Herd random(int processes, int count, int crowd, Random random) {
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rules.add(
          new Rule(
              random.nextInt(SHARED),
              random.nextInt(PLACES),
              random.nextInt(SHARED),
              random.nextInt(PLACES)));
    }
    return new Herd(processes, rules, 1 + random.nextInt(PLACES - 1), crowd);
  }

  @Override
  public int words() {
    return 1;
  }

  @Override
  public int actors() {
    return processes;
  }

  @Override
  public List<long[]> initialStates() {
    return List.of(new long[1]);
  }

  @Override
  public Expander newExpander() {
    return new Expander() {
      @Override
      public void expand(long[] states, int offset, Successors out) {
        for (int process = 0; process < processes; process++) {
          for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (rule.shared() == (states[offset] & 15)
                && rule.place() == place(states[offset], process)) {
              out.add(new long[] {apply(states[offset], process, rule)}, Label.of(process, i, 0));
            }
          }
        }
      }

      @Override
      public int check(long[] states, int offset) {
        int there = 0;
        for (int process = 0; process < processes; process++) {
          there += place(states[offset], process) == bad ? 1 : 0;
        }
        return there >= crowd ? 1 : 0;
      }

      @Override
      public boolean mayEnd(long[] states, int offset) {
        return (states[offset] & 15) == 0;
      }

      @Override
      public void canonicalize(long[] states, int offset) {
        int[] places = new int[processes];
        for (int process = 0; process < processes; process++) {
          places[process] = place(states[offset], process);
        }
        Arrays.sort(places);
        long sorted = states[offset] & 15;
        for (int process = 0; process < processes; process++) {
          sorted |= (long) places[process] << (4 + 4 * process);
        }
        states[offset] = sorted;
      }
    };
  }

  private static int place(long state, int process) {
    return (int) (state >>> (4 + 4 * process)) & 15;
  }

  private static long apply(long state, int process, Rule rule) {
    int shift = 4 + 4 * process;
    long cleared = state & ~15L & ~(15L << shift);
    return cleared | rule.newShared() | (long) rule.newPlace() << shift;
  }
}
