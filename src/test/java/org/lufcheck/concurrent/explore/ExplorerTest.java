package org.lufcheck.concurrent.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lufcheck.concurrent.Program;
import org.lufcheck.concurrent.Trial;
import org.lufcheck.concurrent.example.DoneMark;
import org.lufcheck.concurrent.example.GenerationOrder;
import org.lufcheck.concurrent.explore.Exploration.Outcome;
import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.prim.SpinLock;
import org.lufcheck.concurrent.prim.Word;

final class ExplorerTest {
  private static final Limits ALL = Limits.complete(Duration.ofSeconds(30));

  static Stream<Program> examples() {
    return Stream.of(new DoneMark(), new GenerationOrder());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void findsNothingInTheProgramAndTheSeededBugInItsTwin(Program program) {
    Exploration right = new Explorer(ALL).explore(program, false);
    Exploration twin = new Explorer(ALL).explore(program, true);

    assertThat(right.outcome()).isEqualTo(Outcome.OK);
    assertThat(twin.outcome()).isEqualTo(Outcome.VIOLATED);
    assertThat(twin.failure().orElseThrow().reason()).startsWith(program.property() + ": ");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void findsTheSameScheduleEveryTime(Program program) {
    Exploration once = new Explorer(ALL).explore(program, true);
    Exploration again = new Explorer(ALL).explore(program, true);

    assertThat(again).isEqualTo(once);
  }

  @Test
  void reductionRunsFewerSchedulesThanThereAre() {
    Exploration reduced = new Explorer(ALL).explore(new GenerationOrder(), false);
    Exploration every =
        new Explorer(ALL.withPreemptions(1000)).explore(new GenerationOrder(), false);

    assertThat(reduced.schedules()).isLessThan(every.schedules() / 10);
  }

  @Test
  void saysWhenAllThreadsWaitForEver() {
    Exploration result = new Explorer(ALL).explore(p -> new Crossed(p));

    assertThat(result.outcome()).isEqualTo(Outcome.DEADLOCK);
    assertThat(result.failure().orElseThrow().moves())
        .extracting(Exploration.Move::what)
        .containsExactlyInAnyOrder("lock a[0]: 1", "lock b[0]: 1");
  }

  @Test
  void saysWhenAThreadThrew() {
    Exploration result = new Explorer(ALL).explore(p -> new Throwing(p));

    assertThat(result.outcome()).isEqualTo(Outcome.THREW);
    assertThat(result.failure().orElseThrow().reason()).contains("seen too early");
  }

  @Test
  void aLivelockEndsByTheLimitOfPrimitives() {
    Limits few = new Limits(10, Duration.ofSeconds(30), 500, -1);

    Exploration result = new Explorer(few).explore(p -> new Spinning(p));

    assertThat(result.outcome()).isEqualTo(Outcome.LIMIT);
  }

  @Test
  void stopsAfterSoManySchedules() {
    Exploration result = new Explorer(Limits.schedules(3)).explore(new GenerationOrder(), false);

    assertThat(result.outcome()).isEqualTo(Outcome.LIMIT);
    assertThat(result.schedules()).isEqualTo(3);
  }

  /** Two threads without anything to say. */
  private abstract static class Pair implements Trial {
    @Override
    public String[] actors() {
      return new String[] {"T0", "T1"};
    }

    @Override
    public Runnable[] threads() {
      return new Runnable[] {this::first, this::second};
    }

    abstract void first();

    abstract void second();

    @Override
    public String violation() {
      return "";
    }
  }

  private static final class Crossed extends Pair {
    private final SpinLock a;
    private final SpinLock b;

    Crossed(Primitives p) {
      a = p.spinLock("a", 0);
      b = p.spinLock("b", 0);
    }

    @Override
    void first() {
      both(List.of(a, b));
    }

    @Override
    void second() {
      both(List.of(b, a));
    }

    private static void both(List<SpinLock> locks) {
      locks.forEach(SpinLock::lock);
      locks.forEach(SpinLock::unlock);
    }
  }

  private static final class Throwing extends Pair {
    private final Word x;

    Throwing(Primitives p) {
      x = p.word("x", 0, 0);
    }

    @Override
    void first() {
      x.writeOnce(1);
      x.writeOnce(2);
    }

    @Override
    void second() {
      if (x.readOnce() == 1) {
        throw new IllegalStateException("seen too early");
      }
    }
  }

  private static final class Spinning extends Pair {
    private final Word x;

    Spinning(Primitives p) {
      x = p.word("x", 0, 0);
    }

    @Override
    void first() {
      while (x.readOnce() == 0) {
        x.addReturn(0);
      }
    }

    @Override
    void second() {}
  }
}
