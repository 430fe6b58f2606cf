package org.lufcheck.explore;

import java.util.List;

/**
 * A counter that one actor counts up to a last number, and then does nothing: the simplest model
 * that is as deep as it is large.
 *
 * @param last the number at which it stops, which is a proper end
 * @param judged the number with judgement 7, or a negative one
 */
record Line(int last, int judged) implements Model {
  @Override
  public int words() {
    return 1;
  }

  @Override
  public int actors() {
    return 1;
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
        if (states[offset] < last) {
          out.add(new long[] {states[offset] + 1}, Label.of(0, 0, 0));
        }
      }

      @Override
      public int check(long[] states, int offset) {
        return states[offset] == judged ? 7 : 0;
      }

      @Override
      public boolean mayEnd(long[] states, int offset) {
        return true;
      }

      @Override
      public void canonicalize(long[] states, int offset) {}
    };
  }
}
