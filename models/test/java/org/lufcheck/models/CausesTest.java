package org.lufcheck.models;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.lufcheck.kernel.oracle.Property;

/** Where nothing goes wrong, LUF's bookkeeping is right too: a cause is never without effect. */
class CausesTest {
  private static final long SMALL = 400_000;
  private static final Set<Property> CAUSES = causes();

  /**
   * Scenarios in which a flush is owed by somebody that the model's bookkeeping does not know: by
   * the gather of a zap or the flush of a copy-on-write whose PTE is cleared already, or by the
   * task that has claimed the generation which the taker of a frame waits for.
   */
  private static final Map<String, Set<Property>> OWED_ELSEWHERE =
      Map.of(
          "G-zone-order", EnumSet.of(Property.K1),
          "G-zone-wait", EnumSet.of(Property.K1),
          "H11-punch-race", EnumSet.of(Property.F3, Property.A1, Property.S1, Property.K1),
          "H15-madvise-dontneed", EnumSet.of(Property.K1),
          "H15-truncate", EnumSet.of(Property.F3, Property.A1, Property.S1, Property.K1),
          "N2-punch-swapped-out", EnumSet.of(Property.F3, Property.A1, Property.S1, Property.K1),
          "R2-map-fixed-over-unmapped",
              EnumSet.of(Property.F3, Property.A1, Property.S1, Property.K1),
          "R3-munmap-of-empty-ptes", EnumSet.of(Property.F3, Property.A1, Property.S1, Property.K1),
          "RX4-fork-and-migration", EnumSet.of(Property.F3, Property.A1, Property.K1));

  private record Sound(String scenario, Set<Property> broken) {
    static Sound of(Case subject) {
      Set<Property> broken = EnumSet.noneOf(Property.class);
      Set<Property> left = EnumSet.copyOf(CAUSES);
      while (true) {
        Optional<Property> found = subject.search(left, SMALL).property();
        if (found.isEmpty()) {
          return new Sound(subject.litmus().name(), broken);
        }
        broken.add(found.get());
        left.remove(found.get());
      }
    }
  }

  private static Set<Property> causes() {
    Set<Property> causes = EnumSet.allOf(Property.class);
    causes.removeIf(p -> p.kind() != Property.Kind.CAUSE);
    return causes;
  }

  @Test
  void holdWhereNoOutcomeIsViolated() {
    List<Sound> all = Searches.map(Case.allOn("luf-repaired"), Sound::of);
    Map<String, Set<Property>> broken =
        all.stream()
            .filter(s -> !s.broken().isEmpty())
            .collect(toMap(Sound::scenario, Sound::broken));

    assertThat(new TreeMap<>(broken)).isEqualTo(new TreeMap<>(OWED_ELSEWHERE));
  }
}
