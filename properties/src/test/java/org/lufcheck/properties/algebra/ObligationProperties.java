package org.lufcheck.properties.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;
import org.lufcheck.kernel.rules.Generation;
import org.lufcheck.kernel.rules.Obligation;

/**
 * Sets of CPUs that owe a flush, for 64 CPUs. 1,000 tries each; edge cases: no CPU, all CPUs, CPU
 * 63, marks and requests beside the wrap.
 */
class ObligationProperties {
  private static final int CPUS = Long.SIZE;

  boolean met(long done, long request) {
    return Obligation.met(done, request);
  }

  long owing(long mask, long[] done, long request) {
    return Obligation.owing(mask, done, request);
  }

  boolean advances(long done, long flush) {
    return Obligation.advances(done, flush);
  }

  long without(long owed, long flushed) {
    return Obligation.without(owed, flushed);
  }

  long both(long a, long b) {
    return Obligation.both(a, b);
  }

  boolean adds(long owed, long cpumask) {
    return Obligation.adds(owed, cpumask);
  }

  @Provide
  Arbitrary<Long> generations() {
    return Generations.anywhere();
  }

  @Provide
  Arbitrary<Long> distances() {
    return Generations.distances();
  }

  /** Done marks around a base, so that about half of them are older than the request. */
  private static long[] marks(long base, List<Integer> offsets) {
    long[] marks = new long[CPUS];
    for (int c = 0; c < CPUS; c++) {
      marks[c] = base + offsets.get(c % offsets.size());
    }
    return marks;
  }

  @Property
  void dietDropsExactlyTheCpusThatWereFlushedAtOrAfterTheRequest(
      @ForAll long mask,
      @ForAll("generations") long request,
      @ForAll @Size(min = 1, max = CPUS) List<@IntRange(min = -3, max = 3) Integer> offsets) {
    long[] done = marks(request, offsets);
    long owing = owing(mask, done, request);
    for (int c = 0; c < CPUS; c++) {
      boolean late = done[c] - request < 0;
      assertThat((owing & 1L << c) != 0).isEqualTo((mask & 1L << c) != 0 && late);
    }
    Statistics.label("drops").collect(owing != mask);
    Statistics.label("drops").coverage(seen -> seen.check(true).percentage(p -> p > 20));
    Statistics.label("keeps").collect(owing != 0);
    Statistics.label("keeps").coverage(seen -> seen.check(true).percentage(p -> p > 20));
  }

  @Property
  void dietIsIdempotentAndDistributesOverFolding(
      @ForAll long a,
      @ForAll long b,
      @ForAll("generations") long request,
      @ForAll @Size(min = 1, max = CPUS) List<@IntRange(min = -3, max = 3) Integer> offsets) {
    long[] done = marks(request, offsets);
    long owing = owing(a, done, request);
    assertThat(owing(owing, done, request)).isEqualTo(owing);
    assertThat(owing(both(a, b), done, request)).isEqualTo(both(owing, owing(b, done, request)));
  }

  @Property
  void dietForANewerRequestKeepsMore(
      @ForAll long mask,
      @ForAll("generations") long request,
      @ForAll("distances") long later,
      @ForAll @Size(min = 1, max = CPUS) List<@IntRange(min = -3, max = 3) Integer> offsets) {
    long newer = request + later;
    long[] done = marks(request, offsets);
    long kept = owing(mask, done, newer);
    assertThat(kept & owing(mask, done, request)).isEqualTo(owing(mask, done, request));
  }

  @Property
  void withoutANumberNobodyIsDropped(
      @ForAll long mask, @ForAll @Size(min = 1, max = CPUS) List<Long> done) {
    long[] marks = new long[CPUS];
    for (int c = 0; c < CPUS; c++) {
      marks[c] = done.get(c % done.size());
    }
    assertThat(owing(mask, marks, Generation.NONE)).isEqualTo(mask);
    assertThat(advances(marks[0], Generation.NONE)).isFalse();
  }

  @Property
  void foldingIsAUnion(@ForAll long a, @ForAll long b, @ForAll long c) {
    assertThat(both(a, b)).isEqualTo(both(b, a));
    assertThat(both(a, both(b, c))).isEqualTo(both(both(a, b), c));
    assertThat(both(a, a)).isEqualTo(a);
    assertThat(both(a, 0)).isEqualTo(a);
    assertThat(both(a, b) & a).isEqualTo(a);
  }

  @Property
  void subtractingAFlushLeavesExactlyTheOthers(
      @ForAll long owed, @ForAll long flushed, @ForAll long more) {
    long left = without(owed, flushed);
    assertThat(left & flushed).isZero();
    assertThat(both(left, owed & flushed)).isEqualTo(owed);
    assertThat(without(left, flushed)).isEqualTo(left);
    assertThat(without(without(owed, flushed), more))
        .isEqualTo(without(without(owed, more), flushed));
    assertThat(without(both(owed, more), flushed))
        .isEqualTo(both(without(owed, flushed), without(more, flushed)));
  }

  @Property
  void registeringMovesTheTlbGenerationExactlyWhenItAddsACpu(
      @ForAll long owed, @ForAll long cpumask) {
    assertThat(adds(owed, cpumask)).isEqualTo(both(owed, cpumask) != owed);
    assertThat(adds(both(owed, cpumask), cpumask)).isFalse();
  }

  @Property
  void marksOnlyGoForwardAndInAnyOrder(
      @ForAll("generations") long done,
      @ForAll("distances") long first,
      @ForAll("distances") long second) {
    long a = done + first;
    long b = done + second;
    long oneWay = mark(mark(done, a), b);
    assertThat(oneWay).isEqualTo(mark(mark(done, b), a));
    assertThat(mark(oneWay, a)).isEqualTo(oneWay);
    assertThat(oneWay).isEqualTo(done + Math.max(worth(a, first), worth(b, second)));
  }

  /** A number of 0 marks nobody. */
  private static long worth(long flush, long distance) {
    return flush == Generation.NONE ? 0 : distance;
  }

  private long mark(long done, long flush) {
    return advances(done, flush) ? flush : done;
  }

  @Property
  void aFlushAnswersAllRequestsThatWereDrawnBeforeItAndNoneAfter(
      @ForAll("generations") long request, @ForAll("distances") long distance) {
    long flush = Generation.next(request + distance);
    long done = mark(Generation.previous(request), flush);
    assertThat(met(done, request)).isTrue();
    assertThat(met(done, Generation.next(flush))).isFalse();
    assertThat(met(done, Generation.NONE)).isFalse();
  }
}
