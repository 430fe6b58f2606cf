package org.lufcheck.sim.engine.mglru;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.memory.MemoryObject;
import org.lufcheck.sim.engine.memory.Node;
import org.lufcheck.sim.engine.memory.Slots;
import org.lufcheck.sim.engine.time.Ledger;
import org.lufcheck.sim.engine.time.Ledger.Count;

/** Pages that come back: which count, and what they get for it. */
final class TierRefaultsTest {
  private final Frames frames = new Frames(20);
  private final Slots slots = new Slots();
  private final MemoryObject file = new MemoryObject(slots, 0, true, false, 10);
  private final Generations fast = new Generations(frames);
  private final Generations slow = new Generations(frames);
  private final Node dram = new Node(0, "dram", fast);
  private final Node cxl = new Node(1, "cxl", slow);
  private final Ledger ledger = new Ledger(40);
  private final TierRefaults refaults =
      new TierRefaults(slots, frames, List.of(fast, slow), ledger, 1);

  private void evict(int slot, int frame) {
    refaults.insert(slot, frame, dram);
    dram.remove(frame);
    refaults.evict(slot, frame, dram);
    frames.reset(frame);
  }

  @Test
  void aPageThatComesBackBeforeTheNextGenerationIsEvictedIsSparedLater() {
    evict(file.base(), 1);
    refaults.insert(file.base(), 2, dram);
    assertThat(ledger.count(Count.REFAULTS)).isEqualTo(1);
    assertThat(Eviction.references(frames, 2)).isEqualTo(4);
    assertThat(dram.lru().listOf(2)).isEqualTo(Frames.ACTIVE_FILE);
  }

  @Test
  void aPageThatComesBackLaterBeginsAnew() {
    evict(file.base(), 1);
    fast.dropEmpty(true);
    refaults.insert(file.base(), 2, dram);
    assertThat(ledger.count(Count.REFAULTS)).isZero();
    assertThat(Eviction.references(frames, 2)).isZero();
  }

  @Test
  void aPageThatComesBackOnAnotherNodeDoesNotCount() {
    evict(file.base(), 1);
    refaults.insert(file.base(), 2, cxl);
    assertThat(ledger.count(Count.REFAULTS)).isZero();
  }

  @Test
  void aPageThatIsWrittenAnewIsNoFaultAndIsNotSpared() {
    evict(file.base(), 1);
    refaults.create(file.base(), 2, dram);
    assertThat(ledger.count(Count.REFAULTS)).isEqualTo(1);
    assertThat(Eviction.references(frames, 2)).isZero();
    assertThat(dram.lru().listOf(2)).isEqualTo(Frames.INACTIVE_FILE);
  }

  @Test
  void aShadowKeepsTheReferences() {
    refaults.insert(file.base(), 1, dram);
    frames.set(1, Frames.WORKINGSET);
    frames.refs(1, 2);
    dram.remove(1);
    refaults.evict(file.base(), 1, dram);
    frames.reset(1);
    refaults.create(file.base(), 2, dram);
    assertThat(Eviction.references(frames, 2)).as("3 references are enough").isEqualTo(4);
  }
}
