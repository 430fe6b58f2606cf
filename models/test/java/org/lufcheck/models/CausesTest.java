package org.lufcheck.models;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lufcheck.kernel.oracle.Property;

/** Where nothing goes wrong, LUF's bookkeeping is right too: a cause is never without effect. */
class CausesTest {
  private static final long SMALL = 400_000;
  private static final Set<Property> CAUSES = causes();

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

  @ParameterizedTest
  @ValueSource(strings = {"luf-repaired", "luf-riding"})
  void holdWhereNoOutcomeIsViolated(String kernel) {
    List<Sound> all = Searches.map(Case.allOn(kernel), Sound::of);
    Map<String, Set<Property>> broken =
        all.stream()
            .filter(s -> !s.broken().isEmpty())
            .collect(toMap(Sound::scenario, Sound::broken));

    assertThat(broken).isEmpty();
  }
}
