package org.lufcheck.concurrent.example;

import org.lufcheck.concurrent.Program;
import org.lufcheck.concurrent.Trial;
import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.prim.SpinLock;
import org.lufcheck.concurrent.prim.Word;

/**
 * Two takers claim one zone generation each (luf_takeoff_end, P21): each flushes, waits for earlier
 * generations, and marks its own done. Whoever sees a generation marked takes all before it for
 * flushed. The twin does not wait.
 */
public final class GenerationOrder implements Program {
  private static final String[] ACTORS = {"T0", "T1"};

  @Override
  public String name() {
    return "X2-generation-order";
  }

  @Override
  public String hazard() {
    return "a generation is marked done while an earlier one is still being flushed";
  }

  @Override
  public String seed() {
    return "zone-order";
  }

  @Override
  public String property() {
    return "C2";
  }

  @Override
  public Trial trial(Primitives primitives, boolean twin) {
    return new Run(primitives, twin);
  }

  private static final class Run implements Trial {
    private static final int FIRST = 2;
    private static final int TAKERS = 2;

    private final Primitives p;
    private final boolean twin;
    private final SpinLock zoneLock;
    private final Word zoneUgenDone;
    private final Word[] flushed = new Word[FIRST + TAKERS];
    private final Word wrong;
    private int zoneUgen = FIRST;

    Run(Primitives p, boolean twin) {
      this.p = p;
      this.twin = twin;
      zoneLock = p.spinLock("zone->lock", 0);
      zoneUgenDone = p.word("zone_ugen_done", 0, FIRST - 1);
      for (int g = 0; g < flushed.length; g++) {
        flushed[g] = p.word("flushed", g, g < FIRST ? 1 : 0);
      }
      wrong = p.word("wrong", 0, 0);
    }

    @Override
    public String[] actors() {
      return ACTORS;
    }

    @Override
    public Runnable[] threads() {
      return new Runnable[] {this::take, this::take};
    }

    private void take() {
      zoneLock.lock();
      int claimed = zoneUgen++;
      zoneLock.unlock();
      flushed[claimed].writeOnce(1);
      p.smpMb();
      if (!twin) {
        p.await(() -> zoneUgenDone.readOnce() >= claimed - 1);
      }
      zoneUgenDone.writeOnce(claimed);
      long done = zoneUgenDone.readOnce();
      for (int g = FIRST; g <= done; g++) {
        if (flushed[g].readOnce() == 0) {
          wrong.writeOnce(g);
        }
      }
    }

    @Override
    public String violation() {
      return wrong.readOnce() == 0
          ? ""
          : "C2: generation " + wrong.readOnce() + " was taken for flushed before it was";
    }
  }
}
