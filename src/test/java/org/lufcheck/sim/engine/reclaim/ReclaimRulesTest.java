package org.lufcheck.sim.engine.reclaim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.memory.MemoryObject;
import org.lufcheck.sim.engine.memory.Node;
import org.lufcheck.sim.engine.memory.Slots;
import org.lufcheck.sim.engine.time.Ledger;
import org.lufcheck.sim.engine.time.Ledger.Count;

/** The rules of the classic LRU: kept once, then activated; refaults by distance. */
final class ReclaimRulesTest {
  private final Frames frames = new Frames(100);
  private final Slots slots = new Slots();
  private final MemoryObject file = new MemoryObject(slots, 0, true, false, 50);
  private final Node node = new Node(0, "dram", frames);
  private final Ledger ledger = new Ledger(40);
  private final RefaultDistance workingset =
      new RefaultDistance(slots, List.of(node), frames, ledger, 1);

  private Verdict look(int slot) {
    return Verdict.of(frames, slots.frame(slot), slots, slot);
  }

  private void use(int slot) {
    slots.pte(slot, Slots.PRESENT | Slots.YOUNG);
  }

  @Test
  void aPageThatWasUsedIsKeptOnceAndThenGoes() {
    workingset.insert(file.base(), 0, node);
    use(file.base());
    assertThat(look(file.base())).isEqualTo(Verdict.KEEP);
    assertThat(look(file.base())).isEqualTo(Verdict.RECLAIM);
  }

  @Test
  void aPageThatIsSeenUsedTwiceInARowIsActivated() {
    workingset.insert(file.base(), 0, node);
    use(file.base());
    assertThat(look(file.base())).isEqualTo(Verdict.KEEP);
    use(file.base());
    assertThat(look(file.base())).isEqualTo(Verdict.ACTIVATE);
  }

  @Test
  void aPageThatWasNeverUsedGoes() {
    workingset.insert(file.base(), 0, node);
    assertThat(look(file.base())).isEqualTo(Verdict.RECLAIM);
  }

  @Test
  void aRefaultWithinTheSizeOfTheActiveListIsActivated() {
    int far = file.base();
    int near = file.base() + 1;
    node.add(60, Frames.ACTIVE_FILE);
    node.add(61, Frames.ACTIVE_FILE);
    workingset.evict(far, 0, node);
    node.age(5);
    workingset.evict(near, 1, node);
    workingset.insert(far, 0, node);
    workingset.insert(near, 1, node);
    assertThat(frames.list(0)).isEqualTo(Frames.INACTIVE_FILE);
    assertThat(frames.list(1)).isEqualTo(Frames.ACTIVE_FILE);
    assertThat(ledger.count(Count.REFAULTS)).isEqualTo(1);
  }
}
