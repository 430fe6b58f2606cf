package org.lufcheck.sim.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Shadow entries and the way back from a slot to its object. */
final class SlotsTest {
  private final Slots slots = new Slots();

  @Test
  void aSlotKnowsItsObject() {
    MemoryObject first = new MemoryObject(slots, 0, true, false, 1500);
    MemoryObject second = new MemoryObject(slots, 1, false, true, 3);
    assertThat(slots.object(first.base() + 1499)).isSameAs(first);
    assertThat(slots.object(second.base() + 2)).isSameAs(second);
  }

  @Test
  void aShadowRemembersNodeAndAge() {
    MemoryObject file = new MemoryObject(slots, 0, true, false, 10);
    int slot = file.base() + 3;
    assertThat(slots.hasShadow(slot)).isFalse();
    slots.evict(slot, 1, (1L << 40) + 5);
    assertThat(slots.frame(slot)).isNegative();
    assertThat(slots.hasShadow(slot)).isTrue();
    assertThat(slots.shadowNode(slot)).isEqualTo(1);
    assertThat(slots.shadowDistance(slot, (1L << 40) + 105)).isEqualTo(100);
  }
}
