package org.lufcheck.sim.engine.reclaim;

import org.lufcheck.sim.engine.alloc.Zone;
import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.engine.memory.Node;
import org.lufcheck.sim.engine.time.Ledger.Count;

/** Moves pages to a slower node instead of reclaiming them (mm/vmscan.c: demote_folio_list). */
final class Demotion {
  private final Migration migration;
  private final Straddle straddle;
  private final Zone[][] zones;
  private final int grain;

  /**
   * Demotion by migration.
   *
   * @param zones where pages of each node go; empty if nowhere
   * @param grain pages of a chunk
   */
  Demotion(Migration migration, Straddle straddle, Zone[][] zones, int grain) {
    this.migration = migration;
    this.straddle = straddle;
    this.zones = zones;
    this.grain = grain;
  }

  /** Whether pages of a node can be demoted (can_demote). */
  boolean isPossible(Node node) {
    return zones[node.id()].length > 0;
  }

  /**
   * Demotes what finds room. All that was unmapped before has to be settled, because migration uses
   * the same batch.
   *
   * @param list that the pages come from and go to
   * @param chunks on no list; those that find no room are at its start afterwards
   * @param count how many chunks
   * @param next see {@link Straddle#into}
   * @return how many chunks find no room
   */
  int demote(ReclaimTask task, Node node, int list, int[] chunks, int count, int next) {
    Current current = task.current();
    int failed = 0;
    for (int at = 0; at < count; at++) {
      int frame = chunks[at];
      if (migration.isFull()) {
        migration.move(current, task.batch(), task.payer(), list);
      }
      if (!migration.unmap(current, task.batch(), task.payer(), frame, zones[node.id()])) {
        chunks[failed++] = frame;
      }
    }
    if (migration.size() > 0) {
      straddle.into(task, next);
    }
    migration.move(current, task.batch(), task.payer(), list);
    current.ledger().add(Count.DEMOTED, (long) (count - failed) * grain);
    current.ledger().add(Count.DEMOTION_FAILURES, (long) failed * grain);
    return failed;
  }
}
