package org.lufcheck.concurrent.example;

import org.lufcheck.concurrent.Program;
import org.lufcheck.concurrent.Trial;
import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.prim.Word;

/**
 * One CPU holds a stale translation. A flusher flushes it and then marks it done
 * (arch_tlbbatch_mark_ugen, P17); an allocator that sees the mark skips its own flush and reuses
 * the frame. The twin marks before the flush is complete.
 */
public final class DoneMark implements Program {
  private static final String[] ACTORS = {"flusher", "allocator"};

  @Override
  public String name() {
    return "X1-done-mark";
  }

  @Override
  public String hazard() {
    return "a CPU is marked done before its translation is gone, and the frame is reused";
  }

  @Override
  public String seed() {
    return "mark-after-flush";
  }

  @Override
  public String property() {
    return "F1";
  }

  @Override
  public Trial trial(Primitives primitives, boolean twin) {
    return new Run(primitives, twin);
  }

  private static final class Run implements Trial {
    private static final long REQUEST = 3;

    private final Primitives p;
    private final boolean twin;
    private final Word stale;
    private final Word done;
    private final Word reusedWhileStale;

    Run(Primitives p, boolean twin) {
      this.p = p;
      this.twin = twin;
      this.stale = p.word("stale", 1, 1);
      this.done = p.word("ugen_done", 1, 1);
      this.reusedWhileStale = p.word("wrong", 0, 0);
    }

    @Override
    public String[] actors() {
      return ACTORS;
    }

    @Override
    public Runnable[] threads() {
      return new Runnable[] {this::flush, this::allocate};
    }

    private void flush() {
      if (twin) {
        mark();
      }
      stale.writeOnce(0);
      p.smpMb();
      if (!twin) {
        mark();
      }
    }

    private void mark() {
      long old = done.readOnce();
      if (old < REQUEST) {
        done.cmpxchg(old, REQUEST);
      }
    }

    private void allocate() {
      if (done.readOnce() >= REQUEST) {
        p.smpMb();
        reusedWhileStale.writeOnce(stale.readOnce());
      }
    }

    @Override
    public String violation() {
      return reusedWhileStale.readOnce() == 0
          ? ""
          : "F1: the frame was reused while cpu1 could read it";
    }
  }
}
