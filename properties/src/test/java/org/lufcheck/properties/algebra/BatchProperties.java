package org.lufcheck.properties.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.lufcheck.kernel.Arch;
import org.lufcheck.kernel.Judge;
import org.lufcheck.kernel.Rules;
import org.lufcheck.kernel.Setup;
import org.lufcheck.kernel.hw.Tlb;
import org.lufcheck.kernel.luf.Batches;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;
import org.lufcheck.litmus.Litmus;
import org.lufcheck.properties.model.Shipped;
import org.lufcheck.variant.text.SourceText;

/**
 * The model's batches in any order of requests, folds, flushes and diets: what is owed is kept in
 * books that know each request of each CPU, and no batch may lack a CPU that still owes one. 1,000
 * sequences of up to 24 operations on 6 CPUs; edge cases: no CPU, all CPUs, the same key again and
 * again.
 */
class BatchProperties {
  /** How many numbers the model's clock may draw in a sequence. */
  private static final int LONGEST = 24;

  private static final String SIX_CPUS =
      """
      LUF six-cpus
      {
        file F = { 1 };
        file G = { 1 };
        mm A { v0 -> F[0] shared read-only; v1 -> G[0] shared read-only; }
      }
      T0 @ cpu0 in A { reclaim(F[0]); reclaim(G[0]); alloc(); }
      T1 @ cpu1 in A { }
      T2 @ cpu2 in A { }
      T3 @ cpu3 in A { }
      T4 @ cpu4 in A { }
      T5 @ cpu5 in A { }
      """;

  private final Vars v = new Vars(setup(), rules(), Arch.X86, Judge.Watch.outcomes(), 100);
  private final Batches batches = new Batches(v, new Tlb(v));
  private final Vars.Task task = v.task[0];

  private static Setup setup() {
    return Litmus.read(SourceText.of("six-cpus.litmus", SIX_CPUS)).setup();
  }

  Rules rules() {
    return Shipped.VARIANTS.get("luf-v12-intended").rules();
  }

  Batches batches() {
    return batches;
  }

  Vars vars() {
    return v;
  }

  void foldKey(State s, Vars.LufBatch key, int mask, int ugen) {
    batches.foldKey(s, key, mask, ugen);
  }

  void updateZone(State s, int key) {
    batches.updateZone(s, key);
  }

  void fold(State s, Vars.Batch to, Vars.Batch from, boolean reset) {
    batches.fold(s, to, from, reset);
  }

  void mark(State s, int mask, int ugen) {
    batches.mark(s, mask, ugen);
  }

  int owing(State s, int mask, int ugen) {
    return batches.owing(s, mask, ugen);
  }

  /** One operation. */
  record Op(Kind kind, int key, int mask) {}

  /** What happens to batches in the kernel. */
  enum Kind {
    /** fold_unmap_luf: PTEs of these CPUs were cleared, a request is drawn and put under a key. */
    REQUEST,
    /** A flush of these CPUs: number, IPIs, marks. */
    FLUSH,
    /** __free_one_page: what a key owes goes to the zone. */
    TO_ZONE,
    /** luf_takeoff_check_and_fold claims the zone's generation. */
    CLAIM,
    /** luf_takeoff_end: CPUs marked done are dropped from what the task owes. */
    DIET
  }

  @Provide
  Arbitrary<List<Op>> operations() {
    return Combinators.combine(
            Arbitraries.of(Kind.values()),
            Arbitraries.integers().between(1, v.shape.keys()),
            Arbitraries.integers().between(0, 63))
        .as(Op::new)
        .list()
        .ofMaxSize(LONGEST);
  }

  @Property
  void noBatchEverDropsACpuThatStillOwes(@ForAll("operations") List<Op> operations) {
    Books books = new Books(v.shape.keys());
    State s = new State(v.layout.words());
    int dropped = 0;
    for (Op op : operations) {
      int before = s.get(task.takeoff().mask());
      run(s, op, books);
      dropped += op.kind() == Kind.DIET && before != s.get(task.takeoff().mask()) ? 1 : 0;
      check(s, books);
    }
    Statistics.label("diet drops a CPU").collect(dropped > 0);
    Statistics.label("diet drops a CPU").coverage(seen -> seen.check(true).percentage(p -> p > 5));
    Statistics.label("something is owed at the end").collect(books.owed());
    Statistics.label("something is owed at the end")
        .coverage(seen -> seen.check(true).percentage(p -> p > 20));
  }

  private void run(State s, Op op, Books books) {
    switch (op.kind()) {
      case REQUEST -> {
        int ugen = batches.draw(s);
        foldKey(s, v.key[op.key()], op.mask(), ugen);
        books.request(op.key(), op.mask(), ugen);
      }
      case FLUSH -> {
        int number = batches.draw(s);
        mark(s, op.mask(), number);
        books.flush(op.mask());
      }
      case TO_ZONE -> {
        updateZone(s, op.key());
        books.copy(op.key(), books.zone());
      }
      case CLAIM -> {
        fold(s, task.takeoff(), v.zone.batch(), true);
        s.set(task.lufUgen(), Math.max(s.get(task.lufUgen()), s.get(v.zone.lufUgen())));
        books.move(books.zone(), books.task());
      }
      case DIET -> {
        int owing = owing(s, s.get(task.takeoff().mask()), s.get(task.lufUgen()));
        s.set(task.takeoff().mask(), owing);
      }
    }
  }

  private void check(State s, Books books) {
    for (int key = 1; key <= v.shape.keys(); key++) {
      Vars.LufBatch b = v.key[key];
      assertThat(s.get(b.mask()) & books.cpus(key)).as("key").isEqualTo(books.cpus(key));
      assertThat(s.is(b.required()) || books.cpus(key) == 0).isTrue();
      assertThat(s.get(b.ugen()))
          .as("request of the key")
          .isGreaterThanOrEqualTo(books.newest(key));
    }
    int zone = books.cpus(books.zone());
    assertThat(s.get(v.zone.batch().mask()) & zone).as("zone").isEqualTo(zone);
    assertThat(s.get(v.zone.lufUgen()))
        .as("request of the zone")
        .isGreaterThanOrEqualTo(books.newest(books.zone()));
    int mine = books.cpus(books.task());
    assertThat(s.get(task.takeoff().mask()) & mine).as("task").isEqualTo(mine);
    assertThat(s.is(task.takeoff().required()) || mine == 0).isTrue();
  }

  @Property
  void foldingTwiceIsFoldingOnceAndOrderDoesNotMatter(
      @ForAll @IntRange(max = 63) int a, @ForAll @IntRange(max = 63) int b) {
    assertThat(folded(a, b, b)).isEqualTo(folded(a, b)).isEqualTo(folded(b, a)).isEqualTo(a | b);
  }

  private int folded(int... masks) {
    State s = new State(v.layout.words());
    for (int mask : masks) {
      batches.add(s, task.luf(), mask);
      fold(s, task.ubc(), task.luf(), true);
      assertThat(s.get(task.luf().mask())).isZero();
    }
    return s.get(task.ubc().mask());
  }

  @Property
  void marksNeverGoBack(
      @ForAll("operations") List<Op> operations, @ForAll @IntRange(max = 63) int mask) {
    State s = new State(v.layout.words());
    for (Op op : operations) {
      int[] before = marks(s);
      int number = op.kind() == Kind.FLUSH ? batches.draw(s) : op.key();
      mark(s, op.mask() & mask, number);
      int[] after = marks(s);
      for (int c = 0; c < after.length; c++) {
        assertThat(after[c]).isGreaterThanOrEqualTo(before[c]);
      }
    }
  }

  private int[] marks(State s) {
    int[] marks = new int[v.cpu.length];
    for (int c = 0; c < marks.length; c++) {
      marks[c] = s.get(v.cpu[c].done());
    }
    return marks;
  }
}
