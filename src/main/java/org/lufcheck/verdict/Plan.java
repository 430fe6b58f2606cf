package org.lufcheck.verdict;

import java.util.EnumSet;
import java.util.Set;
import org.lufcheck.explore.SearchOptions;
import org.lufcheck.kernel.Reduction;
import org.lufcheck.kernel.oracle.Property;

/**
 * How to check.
 *
 * @param search bounds, threads, and whether states are reduced
 * @param reduction how they are reduced then
 * @param method the order of the search
 * @param properties those judged in addition to the outcomes
 * @param seed of random walks
 * @param walks how many random walks at most, at least 1
 * @param progress whether to look for calls that never end, once nothing else is wrong
 */
public record Plan(
    SearchOptions search,
    Reduction reduction,
    Method method,
    Set<Property> properties,
    long seed,
    long walks,
    boolean progress) {
  /** Copies the set. */
  public Plan {
    properties = Set.copyOf(properties);
  }

  /** Breadth first for the outcomes. */
  public static Plan of(SearchOptions search) {
    return new Plan(search, Reduction.ALL, Method.BFS, Set.of(), 1, 1, false);
  }

  /** This plan with more properties. */
  public Plan watching(Set<Property> more) {
    Set<Property> all = EnumSet.noneOf(Property.class);
    all.addAll(properties);
    all.addAll(more);
    return new Plan(search, reduction, method, all, seed, walks, progress);
  }
}
