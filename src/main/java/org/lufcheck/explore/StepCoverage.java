package org.lufcheck.explore;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Which steps of which actors a search ever took; immutable. */
public final class StepCoverage {
  private final List<BitSet> taken;

  private StepCoverage(List<BitSet> taken) {
    this.taken = taken;
  }

  /** A coverage in which nothing was taken. */
  public static StepCoverage none() {
    return new StepCoverage(List.of());
  }

  static StepCoverage of(List<BitSet> byActor) {
    List<BitSet> copy = new ArrayList<>(byActor.size());
    byActor.forEach(steps -> copy.add((BitSet) steps.clone()));
    return new StepCoverage(copy);
  }

  /** Whether {@code actor} ever took {@code step}; both as in {@link Label}. */
  public boolean taken(int actor, int step) {
    return actor < taken.size() && taken.get(actor).get(step);
  }

  /** The steps that {@code actor} took, as a fresh set of step numbers. */
  public BitSet steps(int actor) {
    return actor < taken.size() ? (BitSet) taken.get(actor).clone() : new BitSet();
  }

  /** What this search or the other one took. */
  public StepCoverage union(StepCoverage other) {
    List<BitSet> both = new ArrayList<>();
    for (int actor = 0; actor < Math.max(taken.size(), other.taken.size()); actor++) {
      BitSet steps = steps(actor);
      steps.or(other.steps(actor));
      both.add(steps);
    }
    return new StepCoverage(both);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StepCoverage coverage && taken.equals(coverage.taken);
  }

  @Override
  public int hashCode() {
    return taken.hashCode();
  }

  @Override
  public String toString() {
    return "StepCoverage" + taken;
  }
}
