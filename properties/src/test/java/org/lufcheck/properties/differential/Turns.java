package org.lufcheck.properties.differential;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.lufcheck.litmus.Litmus;
import org.lufcheck.variant.text.SourceText;

/**
 * A scenario of three threads, and one order of their calls: two threads share an address space
 * with a shared, a private and an anonymous mapping, the third takes pages away.
 */
record Turns(List<Turn> turns) {
  private static final List<String> USER =
      List.of(
          "load(v0)",
          "load(v0)",
          "load(v1)",
          "load(v2)",
          "store(v1, 3)",
          "store(v2, 4)",
          "read(F[0])",
          "write(F[0], 2)",
          "write-direct(F[0], 5)",
          "punch(F[0])",
          "munmap(v0)",
          "mprotect-ro(v2)",
          "mprotect-rw(v1)");
  private static final List<String> KERNEL =
      List.of("reclaim(F[0])", "reclaim(A.v2)", "migrate(F[0])", "migrate(A.v2)", "alloc()");

  /** The number of the thread that takes pages away. */
  private static final int TAKER = 2;

  /** Threads have at most so many registers. */
  private static final int REGISTERS = 6;

  /** Copies the list. */
  Turns {
    turns = List.copyOf(turns);
  }

  /** Up to eight turns. */
  static Arbitrary<Turns> any() {
    Arbitrary<Turn> user =
        Combinators.combine(Arbitraries.of(0, 1), Arbitraries.of(USER)).as(Turn::new);
    Arbitrary<Turn> kernel = Arbitraries.of(KERNEL).map(call -> new Turn(TAKER, call));
    return Arbitraries.frequencyOf(Tuple.of(3, user), Tuple.of(2, kernel))
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .filter(Turns::fits)
        .map(Turns::new);
  }

  /** An address is unmapped once: what unmapping nothing flushes differs, and nobody can tell. */
  private static boolean fits(List<Turn> turns) {
    long unmaps = turns.stream().filter(turn -> turn.call().startsWith("munmap")).count();
    return turns.stream().filter(Turn::returns).count() <= REGISTERS && unmaps <= 1;
  }

  /** The scenario. */
  Litmus litmus() {
    return Litmus.read(SourceText.of("turns.litmus", toString()));
  }

  private String program(int thread) {
    StringBuilder text = new StringBuilder();
    int register = 1;
    for (Turn turn : turns) {
      if (turn.thread() == thread) {
        text.append("  ").append(turn.returns() ? "r" + register++ + " = " : "");
        text.append(turn.call()).append(";\n");
      }
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return """
        LUF turns
        {
          frames 7;
          file F = { 1 };
          mm A {
            v0 -> F[0] shared read-only;
            v1 -> F[0] private;
            v2 -> anon 1 clean;
          }
        }
        T0 @ cpu0 in A {
        %s}
        T1 @ cpu1 in A {
        %s}
        T2 @ cpu2 {
        %s}
        """
        .formatted(program(0), program(1), program(TAKER));
  }
}
