package org.lufcheck.sim.engine.mglru;

import java.util.List;
import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.memory.Node;
import org.lufcheck.sim.engine.memory.Slots;
import org.lufcheck.sim.engine.reclaim.Workingset;
import org.lufcheck.sim.engine.time.Ledger;
import org.lufcheck.sim.engine.time.Ledger.Count;

/**
 * Shadow entries and refaults of generations (mm/workingset.c: lru_gen_eviction, lru_gen_refault).
 * A shadow says which generation was the oldest when its page went, and its references; a page that
 * comes back while that generation is still the oldest counts as refaulted, and eviction spares it
 * once. Pages that come back on another node than they left do not count, as in the kernel.
 */
final class TierRefaults implements Workingset {
  /** LRU_REFS_MASK: references beyond it are not counted. */
  private static final int MOST_REFS = 3;

  /** A shadow has so many bits for the generation's number. */
  private static final int SEQ_MASK = (1 << 25) - 1;

  private final Slots slots;
  private final Frames frames;
  private final List<Generations> nodes;
  private final Ledger ledger;
  private final int grain;

  /** For the generations of some nodes. */
  TierRefaults(Slots slots, Frames frames, List<Generations> nodes, Ledger ledger, int grain) {
    this.slots = slots;
    this.frames = frames;
    this.nodes = List.copyOf(nodes);
    this.ledger = ledger;
    this.grain = grain;
  }

  @Override
  public void evict(int slot, int frame, Node node) {
    Generations generations = nodes.get(node.id());
    int refs = Eviction.references(frames, frame);
    int workingset = frames.has(frame, Frames.WORKINGSET) ? 1 : 0;
    generations.feedback(Generations.FILE).evicted(TierFeedback.tier(refs), grain);
    long seq = generations.minSeq(Generations.FILE) & SEQ_MASK;
    slots.evict(slot, node.id(), seq << 3 | (long) Math.max(refs - 1, 0) << 1 | workingset);
  }

  @Override
  public void insert(int slot, int frame, Node node) {
    if (slots.hasShadow(slot) && slots.shadowNode(slot) == node.id()) {
      refault(slot, frame, nodes.get(node.id()), true);
    }
    place(slot, frame);
    node.lru().addInFault(frame, Frames.INACTIVE_FILE);
  }

  @Override
  public void create(int slot, int frame, Node node) {
    if (slots.hasShadow(slot) && slots.shadowNode(slot) == node.id()) {
      refault(slot, frame, nodes.get(node.id()), false);
    }
    place(slot, frame);
    node.add(frame, Frames.INACTIVE_FILE);
  }

  private void place(int slot, int frame) {
    frames.set(frame, Frames.FILE);
    frames.own(frame, slot);
    slots.place(slot, frame);
  }

  private void refault(int slot, int frame, Generations node, boolean inFault) {
    int shadow = slots.shadow(slot);
    if (shadow >>> 3 != (node.minSeq(Generations.FILE) & SEQ_MASK)) {
      return;
    }
    int refs = (shadow >>> 1 & MOST_REFS) + (shadow & 1);
    node.feedback(Generations.FILE).refaulted(TierFeedback.tier(refs), grain);
    ledger.add(Count.REFAULTS, grain);
    if (inFault || refs >= MOST_REFS) {
      frames.set(frame, Frames.WORKINGSET);
      frames.refs(frame, MOST_REFS);
    }
  }

  @Override
  public void activate(Node node) {
    ledger.add(Count.ACTIVATED, grain);
  }
}
