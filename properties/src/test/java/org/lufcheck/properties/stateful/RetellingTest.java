package org.lufcheck.properties.stateful;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lufcheck.kernel.Rules;
import org.lufcheck.litmus.Litmus;
import org.lufcheck.properties.model.Searched;
import org.lufcheck.properties.model.Shipped;
import org.lufcheck.variant.Variant;
import org.lufcheck.variant.text.SourceText;

/** What a sequence finds on a large machine, the model finds in the scenario made of it. */
final class RetellingTest {
  private static final Size SIZE = new Size(16, 2, 2, 100, 3, 4, 4, Set.of());
  private static final int LONG = 60;

  @ParameterizedTest
  @CsvSource({
    "luf-v12, '', S2",
    "luf-repaired, H2, S2",
    "luf-repaired, H4, S2",
    "luf-repaired, H15, A3",
    "luf-repaired, H18, F1",
    "luf-repaired, tag-kept, F1"
  })
  void theModelFindsWhatAMinimisedSequenceFound(String kernel, String without, String property) {
    Variant shipped = Shipped.VARIANTS.get(kernel);
    Variant variant = without.isEmpty() ? shipped : shipped.without(List.of(without));

    Sequence minimal = firstFailing(variant.rules()).minimal(variant.rules());
    String text = Retelling.of(minimal).orElseThrow();
    Litmus litmus = Litmus.read(SourceText.of("sequence.litmus", text));

    assertThat(minimal.acts()).hasSizeLessThanOrEqualTo(8);
    assertThat(Searched.of(litmus, variant).property()).as(text).isEqualTo(property);
    assertThat(Searched.of(litmus, Shipped.VARIANTS.get("luf-repaired")).safe()).isTrue();
  }

  @Test
  void aFailingSequenceIsToldLikeAnyCounterexample() {
    Variant kernel = Shipped.VARIANTS.get("luf-v12");

    List<String> told = Storyteller.tell(firstFailing(kernel.rules()), kernel);

    assertThat(told).contains("LUF sequence", "because");
    assertThat(told).anyMatch(line -> line.startsWith("BUG: outdated load of F"));
  }

  private static Sequence firstFailing(Rules kernel) {
    List<Act.Kind> kinds = new ArrayList<>();
    for (Act.Kind kind : Act.Kind.values()) {
      for (int i = 0; i < kind.weight(); i++) {
        kinds.add(kind);
      }
    }
    for (int seed = 0; ; seed++) {
      Random random = new Random(seed);
      List<Act> acts = new ArrayList<>();
      for (int i = 0; i < LONG; i++) {
        Act.Kind kind = kinds.get(random.nextInt(kinds.size()));
        acts.add(new Act(kind, random.nextInt(4), random.nextInt(4), random.nextInt(8)));
      }
      Sequence sequence = new Sequence(SIZE, acts);
      if (sequence.fails(kernel)) {
        return sequence;
      }
    }
  }
}
