package org.lufcheck.sim.result;

import java.util.List;

/**
 * The machine at one moment; the counters are totals since the start.
 *
 * @param nanos when
 * @param nodes what each memory node holds
 * @param receptions shootdowns received
 * @param walks completed page walks
 * @param visits page visits
 * @param pageIns pages read from storage
 * @param reclaimed pages freed by reclaim
 * @param demoted pages demoted
 * @param promoted pages promoted
 */
public record Sample(
    long nanos,
    List<NodePages> nodes,
    long receptions,
    long walks,
    long visits,
    long pageIns,
    long reclaimed,
    long demoted,
    long promoted) {
  /** Copies the list. */
  public Sample {
    nodes = List.copyOf(nodes);
  }
}
