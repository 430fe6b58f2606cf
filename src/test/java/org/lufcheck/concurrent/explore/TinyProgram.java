package org.lufcheck.concurrent.explore;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.lufcheck.concurrent.Trial;
import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.prim.RwLock;
import org.lufcheck.concurrent.prim.SpinLock;
import org.lufcheck.concurrent.prim.Word;

/**
 * A random program over two words and two locks, whose outcome is everything that its threads read
 * and what memory holds in the end.
 *
 * @param threads the operations of each thread
 */
record TinyProgram(List<List<Op>> threads) {
  /** The operations. */
  enum Op {
    READ_X,
    READ_Y,
    WRITE_X,
    WRITE_Y,
    ADD_X,
    SWAP_Y,
    CAS_X,
    OR_X,
    AND_X,
    LOCKED_INCREMENT,
    TRY_LOCKED_INCREMENT,
    READ_LOCKED,
    WRITE_LOCKED,
    AWAIT_X,
    LOCK_UNLESS_Y,
    OBSERVE
  }

  /** A run that adds its outcome to a set. */
  Trial trial(Primitives p, Set<String> outcomes) {
    return new Run(p, outcomes);
  }

  private final class Run implements Trial {
    private final Primitives p;
    private final Set<String> outcomes;
    private final Word x;
    private final Word y;
    private final SpinLock spin;
    private final RwLock rw;
    private final long[][] read = new long[threads.size()][];
    private int guarded;
    private int guardedByRw;
    private int ended;

    Run(Primitives p, Set<String> outcomes) {
      this.p = p;
      this.outcomes = outcomes;
      x = p.word("x", 0, 0);
      y = p.word("y", 0, 0);
      spin = p.spinLock("spin", 0);
      rw = p.rwLock("rw", 0);
    }

    @Override
    public String[] actors() {
      return threads.stream().map(ops -> "T").toArray(String[]::new);
    }

    @Override
    public Runnable[] threads() {
      Runnable[] runs = new Runnable[threads.size()];
      for (int t = 0; t < runs.length; t++) {
        int self = t;
        runs[t] = () -> run(self);
      }
      return runs;
    }

    private void run(int self) {
      List<Op> ops = threads.get(self);
      read[self] = new long[ops.size()];
      for (int i = 0; i < ops.size(); i++) {
        read[self][i] = run(ops.get(i), self + 1);
      }
      ended++;
    }

    private long run(Op op, int self) {
      return switch (op) {
        case READ_X -> x.readOnce();
        case READ_Y -> y.loadAcquire();
        case WRITE_X -> write(x, self);
        case WRITE_Y -> write(y, self);
        case ADD_X -> x.addReturn(self);
        case SWAP_Y -> y.xchg(self);
        case CAS_X -> x.cmpxchg(0, self);
        case OR_X -> {
          x.or(1L << self);
          yield 0;
        }
        case AND_X -> {
          x.and(~(1L << self));
          yield 0;
        }
        case LOCKED_INCREMENT -> {
          spin.lock();
          int seen = guarded++;
          spin.unlock();
          yield seen;
        }
        case TRY_LOCKED_INCREMENT -> {
          boolean locked = spin.tryLock();
          int seen = locked ? guarded++ : -1;
          if (locked) {
            spin.unlock();
          }
          yield seen;
        }
        case READ_LOCKED -> {
          rw.readLock();
          int seen = guardedByRw;
          rw.readUnlock();
          yield seen;
        }
        case WRITE_LOCKED -> {
          rw.writeLock();
          int seen = guardedByRw++;
          rw.writeUnlock();
          yield seen;
        }
        case AWAIT_X -> {
          p.await(() -> x.readOnce() != 0 || y.readOnce() != 0);
          yield 0;
        }
        case LOCK_UNLESS_Y -> {
          boolean locked = spin.lockUnless(() -> y.readOnce() != 0);
          int seen = locked ? guarded++ : -1;
          if (locked) {
            spin.unlock();
          }
          yield seen;
        }
        case OBSERVE -> p.observe(() -> x.readOnce() == y.readOnce()) ? 1 : 0;
      };
    }

    private static long write(Word word, int value) {
      word.writeOnce(value);
      return 0;
    }

    @Override
    public String violation() {
      String memory = " x=" + x.readOnce() + " y=" + y.readOnce() + " " + guarded + guardedByRw;
      if (ended == threads.size()) {
        outcomes.add(Arrays.deepToString(read) + memory);
      }
      return "";
    }
  }
}
