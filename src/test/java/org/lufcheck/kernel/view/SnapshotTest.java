package org.lufcheck.kernel.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SnapshotTest {
  private static final Item ENTRY = new Item("tlb", "tlb1: v0", "pfn1 RO", Kind.TLB);
  private static final Item PTE = new Item("pte", "A.v0", "none", Kind.PTE);
  private static final Item DEBT = new Item("owed", "A", "{1}", Kind.OWED);

  private static Item emptied(Item item) {
    return new Item(item.key(), item.name(), "", item.kind());
  }

  @Test
  void saysOnlyWhatChangedTheMostProminentFirst() {
    Snapshot before =
        Snapshot.of(List.of(emptied(DEBT), ENTRY, new Item("pte", "A.v0", "pfn1 RO", Kind.PTE)));
    Snapshot after = Snapshot.of(List.of(DEBT, ENTRY, PTE));

    assertThat(after.since(before).stream().map(Change::phrase))
        .containsExactly("A.v0: pfn1 RO -> none", "A owes {1}");
    assertThat(after.since(after)).isEmpty();
  }

  @Test
  void speaksOfEveryKindInItsOwnWords() {
    assertThat(new Change(ENTRY, "").phrase()).isEqualTo("tlb1: v0->pfn1 RO");
    assertThat(new Change(emptied(ENTRY), "pfn1 RO").phrase()).isEqualTo("tlb1: v0 dropped");
    assertThat(new Change(emptied(DEBT), "{1}").phrase()).isEqualTo("A owes nobody");
    assertThat(new Change(new Item("r", "T1:r1", "1", Kind.REGISTER), "0").phrase())
        .isEqualTo("T1:r1=1");
    assertThat(new Change(new Item("b", "T0 tlb_ubc", "", Kind.BATCH), "{1}").phrase())
        .isEqualTo("T0 tlb_ubc {}");
  }
}
