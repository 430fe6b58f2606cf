package org.lufcheck.explore.example;

import java.util.List;
import org.lufcheck.explore.Expander;
import org.lufcheck.explore.Label;
import org.lufcheck.explore.Model;
import org.lufcheck.explore.Successors;

/**
 * A ticket lock whose users take it a number of times each: the usual yardstick for checkers. With
 * 5 processes of 3 rounds it has 4,117,526 states and depth 126.
 *
 * <p>Shared are {@code next} and {@code owner}, both modulo 16, and {@code cnt}, how many are in
 * the critical section. Each process has a program counter, its ticket and the rounds it has done;
 * the step number is the program counter. Judgement {@link #CROWDED}: a process is at 4, within the
 * critical section, while {@code cnt} is not 1.
 *
 * @param processes how many processes, 1 to {@value #MAX_PROCESSES}
 * @param rounds how often each takes the lock, 0 to {@value #MAX_ROUNDS}
 */
public record TicketLock(int processes, int rounds) implements Model {
  /** The code of a state in which the lock does not exclude. */
  public static final int CROWDED = 1;

  /** As many as one long can hold. */
  public static final int MAX_PROCESSES = 5;

  /** As many as two bits can count. */
  public static final int MAX_ROUNDS = 3;

  private static final int TICKETS = 15;
  private static final int OWNER = 4;
  private static final int COUNT = 8;
  private static final int COUNTS = 7;
  private static final int PROCESS = 11;
  private static final int PROCESS_BITS = 10;
  private static final int PC = 15;
  private static final int TICKET = 4;
  private static final int ROUND = 8;
  private static final int ROUNDS = 3;
  private static final int DONE = 8;
  private static final int CRITICAL = 4;

  /** Checks the ranges. */
  public TicketLock {
    if (processes < 1 || processes > MAX_PROCESSES || rounds < 0 || rounds > MAX_ROUNDS) {
      throw new IllegalArgumentException(processes + " processes of " + rounds + " rounds");
    }
  }

  @Override
  public int words() {
    return 1;
  }

  @Override
  public int actors() {
    return processes;
  }

  @Override
  public List<long[]> initialStates() {
    return List.of(new long[1]);
  }

  @Override
  public Expander newExpander() {
    return new Steps();
  }

  private final class Steps implements Expander {
    private final long[] next = new long[1];

    @Override
    public void expand(long[] states, int offset, Successors out) {
      long state = states[offset];
      for (int process = 0; process < processes; process++) {
        int shift = PROCESS + PROCESS_BITS * process;
        int pc = (int) bits(state, shift, PC);
        long after = step(state, shift, pc);
        if (after != state) {
          next[0] = after;
          out.add(next, Label.of(process, pc, 0));
        }
      }
    }

    /** The state after the step at {@code pc}, or the same state if it is not enabled. */
    private long step(long state, int shift, int pc) {
      long one = 1L << shift;
      return switch (pc) {
        case 0 -> bits(state, shift + ROUND, ROUNDS) < rounds ? state + one : state + DONE * one;
        case 1 -> {
          long ticket = state & TICKETS;
          long taken = (state & ~TICKETS) | ((ticket + 1) & TICKETS);
          yield (taken + one) | (ticket << (shift + TICKET));
        }
        case 2 -> {
          long mine = bits(state, shift + TICKET, TICKETS);
          yield bits(state, OWNER, TICKETS) == mine
              ? state + one - (mine << (shift + TICKET))
              : state;
        }
        case 3 -> state + one + (1L << COUNT);
        case 4 -> state + one;
        case 5 -> state + one - (1L << COUNT);
        case 6 -> {
          long owner = bits(state, OWNER, TICKETS);
          long next = (owner + 1) & TICKETS;
          yield state + ((next - owner) << OWNER) + one;
        }
        case 7 -> state - 7 * one + (one << ROUND);
        default -> state;
      };
    }

    private static long bits(long state, int shift, int mask) {
      return (state >>> shift) & mask;
    }

    @Override
    public int check(long[] states, int offset) {
      long state = states[offset];
      if (bits(state, COUNT, COUNTS) == 1) {
        return 0;
      }
      for (int process = 0; process < processes; process++) {
        if (bits(state, PROCESS + PROCESS_BITS * process, PC) == CRITICAL) {
          return CROWDED;
        }
      }
      return 0;
    }

    @Override
    public boolean mayEnd(long[] states, int offset) {
      for (int process = 0; process < processes; process++) {
        if (bits(states[offset], PROCESS + PROCESS_BITS * process, PC) != DONE) {
          return false;
        }
      }
      return true;
    }

    @Override
    public void canonicalize(long[] states, int offset) {}
  }
}
