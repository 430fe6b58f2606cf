package org.lufcheck.concurrent.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.lufcheck.concurrent.explore.Exploration.Outcome;

/** The reduction loses nothing: it is held against running every schedule. */
final class ReductionProperties {
  private static final int ANY_NUMBER = 1000;

  @Provide
  Arbitrary<TinyProgram> programs() {
    return Arbitraries.oneOf(threads(2, 3), threads(3, 2)).map(TinyProgram::new);
  }

  private static Arbitrary<List<List<TinyProgram.Op>>> threads(int count, int longest) {
    return Arbitraries.of(TinyProgram.Op.class)
        .list()
        .ofMinSize(1)
        .ofMaxSize(longest)
        .list()
        .ofSize(count);
  }

  /** Which outcomes there are, and whether some schedule ends in a deadlock. */
  private static Set<String> outcomes(TinyProgram program, int preemptions) {
    Set<String> seen = new TreeSet<>();
    Limits limits = Limits.complete(Duration.ofMinutes(1)).withPreemptions(preemptions);
    Exploration result = new Explorer(limits).explore(p -> program.trial(p, seen));
    assertThat(result.outcome()).isIn(Outcome.OK, Outcome.DEADLOCK);
    if (result.outcome() == Outcome.DEADLOCK) {
      return Set.of("deadlock");
    }
    return seen;
  }

  @Property(tries = 200)
  void everyOutcomeOfEveryScheduleIsReachedByAReducedOne(@ForAll("programs") TinyProgram program) {
    assertThat(outcomes(program, -1)).isEqualTo(outcomes(program, ANY_NUMBER));
  }

  @Property(tries = 50)
  void aBoundOnPreemptionsFindsNothingThatIsNotThere(@ForAll("programs") TinyProgram program) {
    Set<String> all = outcomes(program, -1);
    Set<String> bounded = outcomes(program, 1);
    if (!all.contains("deadlock")) {
      assertThat(all).containsAll(bounded);
    }
  }
}
