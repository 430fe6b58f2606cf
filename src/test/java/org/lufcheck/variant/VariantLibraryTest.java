package org.lufcheck.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.Rules;
import org.lufcheck.variant.text.InputException;
import org.lufcheck.variant.text.SourceText;

class VariantLibraryTest {
  private static final VariantLibrary SHIPPED = VariantLibrary.shipped();

  @Test
  void shipsTheKernelsInTheOrderOfTheirHistory() {
    assertThat(SHIPPED.names())
        .containsExactly(
            "vanilla",
            "luf-v10",
            "luf-talk-copies",
            "luf-talk",
            "luf-v12",
            "luf-v12-intended",
            "luf-repaired",
            "luf-riding");
  }

  @Test
  void givesAReasonForEverythingThatARelatedKernelHasDifferently() {
    for (String name : List.of("luf-talk", "luf-v12-intended", "luf-repaired", "luf-riding")) {
      Variant variant = SHIPPED.get(name);
      assertThat(variant.reasons().keySet())
          .as(name)
          .containsAll(differences(SHIPPED.get("luf-v12"), variant));
    }
  }

  private static Set<String> differences(Variant one, Variant other) {
    Set<String> ids = new TreeSet<>();
    for (String id : VariantIds.all()) {
      if (one.has(id) != other.has(id)) {
        ids.add(id);
      }
    }
    other.rules().before().forEach(hook -> ids.add(hook.name()));
    return ids;
  }

  @Test
  void saysWhyV12LacksEachGuardThatIsOurs() {
    Variant posted = SHIPPED.get("luf-v12");
    for (Guard guard : Guard.values()) {
      if (!posted.has(guard.id())) {
        assertThat(posted.reasons()).containsKey(guard.id());
      }
    }
  }

  @Test
  void vanillaDefersNothing() {
    Rules rules = SHIPPED.get("vanilla").rules();

    assertThat(rules.luf()).isFalse();
    assertThat(rules.hooks()).containsExactly(Hook.H15);
    assertThat(rules.guards()).allMatch(guard -> guard.source().startsWith("vanilla"));
  }

  @Test
  void addsAndRemovesWhatAFileSays() {
    Variant variant =
        SHIPPED.read(
            SourceText.of(
                "my.yaml",
                """
                name: my
                title: mine
                source: me
                extends: luf-v12
                without: [H3, tag-kept]
                with: [batch-asks]
                before: [H4]
                """));

    assertThat(variant.has("H3")).isFalse();
    assertThat(variant.has("tag-kept")).isFalse();
    assertThat(variant.has("batch-asks")).isTrue();
    assertThat(variant.rules().hasBefore(Hook.H4)).isTrue();
    assertThat(variant.rules().hasAsPosted(Hook.H2)).isTrue();
    assertThat(variant.reasons()).containsKey("diet-on-copy");
  }

  @Test
  void readsAFolderWhoseFilesExtendOneAnother(@TempDir Path folder) throws IOException {
    String head = "title: t\nsource: s\n";
    Files.writeString(folder.resolve("a.yaml"), "name: a\n" + head + "extends: b\nwithout: [H1]\n");
    Files.writeString(
        folder.resolve("b.yaml"),
        "name: b\n"
            + head
            + "deferral: in-allocator\nscope: owner\nhooks: [H1, H4]\nguards: []\nbefore: [H1]\n");

    VariantLibrary library = VariantLibrary.in(folder);

    assertThat(library.get("a").rules().hooks()).containsExactly(Hook.H4);
    assertThat(library.get("a").rules().before()).isEmpty();
    assertThat(library.find(folder.resolve("a.yaml").toString()).rules().hooks())
        .containsExactly(Hook.H4);
  }

  @Test
  void suggestsTheVariantThatWasMeant() {
    assertThatThrownBy(() -> SHIPPED.get("luf-v21"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("did you mean 'luf-v12'?");
  }

  @Test
  void takesSingleHooksAndGuardsOut() {
    Variant less = SHIPPED.get("luf-repaired").without(List.of("H4", "tag-kept"));

    assertThat(less.name()).isEqualTo("luf-repaired without H4, tag-kept");
    assertThat(less.has("H4")).isFalse();
    assertThat(less.rules().before()).doesNotContain(Hook.H4);
    assertThat(less.has("tag-kept")).isFalse();
    assertThat(less.has("H7")).isTrue();
    assertThat(less.without(List.of())).isSameAs(less);
  }

  @Test
  void addsSingleHooksAndGuards() {
    Variant more = SHIPPED.get("luf-v12").without(List.of("H3")).with(List.of("U1", "not-dirty"));

    assertThat(more.name()).isEqualTo("luf-v12 without H3 with U1, not-dirty");
    assertThat(more.rules().hasAsPosted(Hook.U1)).isTrue();
    assertThat(more.has("not-dirty")).isTrue();
    assertThat(more.has("H3")).isFalse();
    assertThat(more.with(List.of())).isSameAs(more);
  }

  @Test
  void refusesToAddWhatIsThereOrMakesNoSense() {
    Variant posted = SHIPPED.get("luf-v12");
    Variant vanilla = SHIPPED.get("vanilla");

    assertThatThrownBy(() -> posted.with(List.of("H4")))
        .hasMessage("--with H4: luf-v12 has H4 already");
    assertThatThrownBy(() -> vanilla.with(List.of("H4")))
        .hasMessage("--with H4: H4 makes no sense with deferral: none");
    assertThatThrownBy(() -> posted.with(List.of("u1"))).hasMessageContaining("did you mean 'U1'?");
  }

  @Test
  void refusesToTakeOutWhatIsNotThere() {
    Variant vanilla = SHIPPED.get("vanilla");

    assertThatThrownBy(() -> vanilla.without(List.of("H4")))
        .hasMessage("--without H4: vanilla has no H4 to remove");
    assertThatThrownBy(() -> vanilla.without(List.of("H15", "H15")))
        .hasMessageContaining("vanilla has no H15 to remove");
    assertThatThrownBy(() -> vanilla.without(List.of("h15")))
        .hasMessageContaining("did you mean 'H15'?");
  }
}
