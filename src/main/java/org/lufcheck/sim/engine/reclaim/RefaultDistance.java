package org.lufcheck.sim.engine.reclaim;

import java.util.List;
import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.memory.Node;
import org.lufcheck.sim.engine.memory.Slots;
import org.lufcheck.sim.engine.time.Ledger;
import org.lufcheck.sim.engine.time.Ledger.Count;

/**
 * Refaults by their distance, for active and inactive lists. A page that comes back before as many
 * pages were evicted as the active list is long would still be there if the active list had been
 * shorter, and is activated at once.
 */
public final class RefaultDistance implements Workingset {
  private final Slots slots;
  private final List<Node> nodes;
  private final Frames frames;
  private final Ledger ledger;
  private final int grain;

  /** For some nodes. */
  public RefaultDistance(Slots slots, List<Node> nodes, Frames frames, Ledger ledger, int grain) {
    this.slots = slots;
    this.nodes = List.copyOf(nodes);
    this.frames = frames;
    this.ledger = ledger;
    this.grain = grain;
  }

  @Override
  public void evict(int slot, int frame, Node node) {
    slots.evict(slot, node.id(), node.age());
    node.age(1);
  }

  @Override
  public void create(int slot, int frame, Node node) {
    insert(slot, frame, node);
  }

  @Override
  public void insert(int slot, int frame, Node node) {
    int list = Frames.INACTIVE_FILE;
    if (slots.hasShadow(slot)) {
      Node evictedFrom = nodes.get(slots.shadowNode(slot));
      long distance = slots.shadowDistance(slot, evictedFrom.age());
      if (distance <= evictedFrom.lru().size(Frames.ACTIVE_FILE)) {
        list = Frames.ACTIVE_FILE;
        frames.set(frame, Frames.WORKINGSET);
        evictedFrom.age(1);
        node.restore();
        ledger.add(Count.REFAULTS, grain);
      }
    }
    frames.set(frame, Frames.FILE);
    frames.own(frame, slot);
    slots.place(slot, frame);
    node.add(frame, list);
  }

  @Override
  public void activate(Node node) {
    node.age(1);
    ledger.add(Count.ACTIVATED, grain);
  }
}
