package org.lufcheck.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Collects the steps that one thread sees taken; not thread-safe. */
final class CoverageRecorder {
  private final long[][] taken;

  CoverageRecorder(int actors) {
    taken = new long[actors][1];
  }

  void record(int label) {
    int actor = Label.actor(label);
    int step = Label.step(label);
    int word = step >>> 6;
    long[] bits = taken[actor];
    if (word >= bits.length) {
      bits = taken[actor] = Arrays.copyOf(bits, word + 1);
    }
    long bit = 1L << step;
    if ((bits[word] & bit) == 0) {
      bits[word] |= bit;
    }
  }

  StepCoverage coverage() {
    List<BitSet> byActor = new ArrayList<>(taken.length);
    for (long[] bits : taken) {
      byActor.add(BitSet.valueOf(bits));
    }
    return StepCoverage.of(byActor);
  }
}
