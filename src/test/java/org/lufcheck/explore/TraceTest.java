package org.lufcheck.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A trace is a value whose parts fit together. */
class TraceTest {
  private static final int[] TWO_ACTORS = {Label.of(0, 1, 0), Label.of(1, 0, 0)};

  @Test
  void countsStepsAndSwitches() {
    Trace trace = new Trace(List.of(new long[1], new long[] {1}, new long[1]), TWO_ACTORS, 0);
    assertThat(trace.length()).isEqualTo(2);
    assertThat(trace.switches()).isEqualTo(1);
    assertThat(trace.last()).containsExactly(0);
  }

  @Test
  void equalsATraceOfTheSameContent() {
    List<long[]> states = List.of(new long[1], new long[] {1}, new long[] {2});
    List<long[]> same = List.of(new long[1], new long[] {1}, new long[] {2});
    Trace trace = new Trace(states, TWO_ACTORS, Trace.NO_LOOP);
    assertThat(trace)
        .isEqualTo(new Trace(same, TWO_ACTORS.clone(), Trace.NO_LOOP))
        .hasSameHashCodeAs(new Trace(same, TWO_ACTORS.clone(), Trace.NO_LOOP));
  }

  @Test
  void differsFromATraceOfOtherStepsStatesOrLoop() {
    List<long[]> states = List.of(new long[1], new long[] {1}, new long[1]);
    List<long[]> others = List.of(new long[1], new long[] {2}, new long[1]);
    int[] steps = {Label.of(0, 1, 0), Label.of(1, 0, 1)};
    Trace trace = new Trace(states, TWO_ACTORS, 0);

    assertThat(trace)
        .isNotEqualTo(new Trace(states, steps, 0))
        .isNotEqualTo(new Trace(others, TWO_ACTORS, 0))
        .isNotEqualTo(new Trace(states, TWO_ACTORS, Trace.NO_LOOP));
    assertThat(List.of(new Trace(states, steps, 0), new Trace(others, TWO_ACTORS, 0)))
        .noneMatch(other -> other.hashCode() == trace.hashCode());
    assertThat(trace).hasToString("Trace[length=2, switches=1, loop=0]");
  }

  @Test
  void refusesPartsThatDoNotFit() {
    List<long[]> states = List.of(new long[1], new long[] {1}, new long[] {2});
    assertThatThrownBy(() -> new Trace(states, new int[1], Trace.NO_LOOP))
        .hasMessage("3 states do not fit 1 labels");
    assertThatThrownBy(() -> new Trace(states, TWO_ACTORS, 3)).hasMessageContaining("number 3");
    assertThatThrownBy(() -> new Trace(states, TWO_ACTORS, 1)).hasMessageContaining("return");
  }

  @Test
  void keepsHoweverManySuccessorsAStateHas() {
    Successors successors = new Successors(2);
    for (int i = 0; i < 500; i++) {
      successors.add(new long[] {i, -i}, i);
    }
    for (int i = 0; i < 500; i++) {
      assertThat(successors.label(i)).isEqualTo(i);
      assertThat(successors.states()[successors.offset(i)]).isEqualTo(i);
      assertThat(successors.states()[successors.offset(i) + 1]).isEqualTo(-i);
    }
  }

  @Test
  void labelsOrderByActorThenStepThenChoice() {
    int[] ascending = {
      Label.of(0, 0, 1),
      Label.of(0, 1, 0),
      Label.of(0, Label.MAX_STEP, Label.MAX_CHOICE),
      Label.of(1, 0, 0),
      Label.of(Label.MAX_ACTOR, Label.MAX_STEP, Label.MAX_CHOICE)
    };
    assertThat(ascending).isSorted();
    assertThat(Label.actor(ascending[4])).isEqualTo(Label.MAX_ACTOR);
    assertThat(Label.step(ascending[4])).isEqualTo(Label.MAX_STEP);
    assertThat(Label.choice(ascending[4])).isEqualTo(Label.MAX_CHOICE);
  }

  @Test
  void coverageOfTwoSearchesIsWhatEitherTook() {
    CoverageRecorder one = new CoverageRecorder(1);
    one.record(Label.of(0, 70, 3));
    CoverageRecorder two = new CoverageRecorder(3);
    two.record(Label.of(2, 0, 0));
    StepCoverage both = one.coverage().union(two.coverage());
    assertThat(both.taken(0, 70)).isTrue();
    assertThat(both.taken(2, 0)).isTrue();
    assertThat(both.taken(2, 1)).isFalse();
    assertThat(both.taken(9, 0)).isFalse();
    assertThat(both.steps(0).stream()).containsExactly(70);
    assertThat(StepCoverage.none().union(both)).isEqualTo(both).hasSameHashCodeAs(both);
    assertThat(both).isNotEqualTo(one.coverage()).hasToString("StepCoverage[{70}, {}, {0}]");
    assertThat(one.coverage().taken(1, 0)).isFalse();
  }
}
