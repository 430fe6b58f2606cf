package org.lufcheck.properties.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.lufcheck.explore.Label;

/** Labels of steps, packed into one number. 1,000 tries; edge cases: the greatest parts. */
final class LabelProperties {
  private static final Comparator<Parts> ACTOR_THEN_STEP_THEN_CHOICE =
      Comparator.comparingInt(Parts::actor)
          .thenComparingInt(Parts::step)
          .thenComparingInt(Parts::choice);

  record Parts(int actor, int step, int choice) {
    int label() {
      return Label.of(actor, step, choice);
    }
  }

  @Provide
  Arbitrary<Parts> parts() {
    return Combinators.combine(
            Arbitraries.integers().between(0, Label.MAX_ACTOR),
            Arbitraries.integers().between(0, Label.MAX_STEP),
            Arbitraries.integers().between(0, Label.MAX_CHOICE))
        .as(Parts::new);
  }

  @Property
  void everyPartComesBackOutOfALabel(@ForAll("parts") Parts parts) {
    int label = parts.label();
    assertThat(new Parts(Label.actor(label), Label.step(label), Label.choice(label)))
        .isEqualTo(parts);
    assertThat(label).isNotNegative();
  }

  @Property
  void labelsOrderByActorThenStepThenChoice(@ForAll("parts") Parts a, @ForAll("parts") Parts b) {
    assertThat(Integer.signum(Integer.compare(a.label(), b.label())))
        .isEqualTo(Integer.signum(ACTOR_THEN_STEP_THEN_CHOICE.compare(a, b)));
  }
}
