package org.lufcheck.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.lufcheck.concurrent.luf.DoneMarks;
import org.lufcheck.concurrent.luf.LufKeys;
import org.lufcheck.concurrent.prim.Hardware;
import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.prim.Word;
import org.lufcheck.concurrent.state.UnmapBatch;
import org.lufcheck.jcstress.about.Broken;
import org.lufcheck.jcstress.about.Cause;
import org.lufcheck.jcstress.about.Race;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.J_Result;

/*
    How to run this test:
      $ ./lufcheck races KeyHandOut_02_ComesBack
*/

/**
 * A key that is handed out again keeps whom it already owes.
 *
 * <p>There are 65,535 keys, and they go round. A page may still carry a key when it is handed out
 * again, and two tasks may fill the same key at once. Nobody checks for that: the new CPUs are
 * merged with the old ones under the lock of the batch, which is at worst a flush too many
 * (mm/rmap.c: new_luf_key, __fold_luf_batch, patches 8 and 16).
 *
 * <p>Two tasks fill one key, with CPUs 1 and 2. The result is whom it owes in the end: 3 for both.
 */
@Race(
    about = "K2",
    promise = "a key that comes back keeps the CPUs it already owes",
    model = "G-key-reuse --variant luf-v12-intended --without key-merged",
    violates = "F1")
public final class KeyHandOut_02_ComesBack {
  private static final int KEY = 1;

  private KeyHandOut_02_ComesBack() {}

  private static LufKeys keys(boolean merges) {
    Primitives machine = new Hardware();
    return new LufKeys(machine, 1, new DoneMarks(machine, 2), merges);
  }

  private static void fill(LufKeys keys, long cpus, long ugen) {
    UnmapBatch owed = new UnmapBatch();
    owed.add(cpus);
    keys.fold(KEY, owed, ugen);
  }

  /*
      ----------------------------------------------------------------------------------------------

      LUF's table of keys as concurrent code, but a key that comes back is replaced, as if it were
      always free by then.
  */

  /** Broken: the batch is replaced. */
  @JCStressTest
  @Outcome(
      id = {"1", "2"},
      expect = ACCEPTABLE_INTERESTING,
      desc = "Whoever fills the key last forgets the other's CPU!")
  @Broken(Cause.INTERLEAVING)
  @State
  public static class Replaced {
    private final LufKeys keys = keys(false);

    /** One task. */
    @Actor
    public void one() {
      fill(keys, 1, 3);
    }

    /** The other. */
    @Actor
    public void other() {
      fill(keys, 2, 4);
    }

    /** When both are done. */
    @Arbiter
    public void look(J_Result r) {
      r.r1 = keys.get(KEY).batch.cpus();
    }
  }

  /*
      ----------------------------------------------------------------------------------------------

      Merged, but without the lock: reading, adding and writing are three things.
  */

  /** Broken: merged without a lock. */
  @JCStressTest
  @Outcome(id = "3", expect = ACCEPTABLE, desc = "Both CPUs are owed.")
  @Outcome(
      id = {"1", "2"},
      expect = ACCEPTABLE_INTERESTING,
      desc = "Whoever fills the key last forgets the other's CPU!")
  @Broken(Cause.INTERLEAVING)
  @State
  public static class NoLock {
    private final Word batch = Machine.word(0);

    /** One task. */
    @Actor
    public void one() {
      batch.writeOnce(batch.readOnce() | 1);
    }

    /** The other. */
    @Actor
    public void other() {
      batch.writeOnce(batch.readOnce() | 2);
    }

    /** When both are done. */
    @Arbiter
    public void look(J_Result r) {
      r.r1 = batch.readOnce();
    }
  }

  /*
      ----------------------------------------------------------------------------------------------

      The table as it is meant to be: merged under the lock of the batch.
  */

  /** Right: merged under the lock of the batch. */
  @JCStressTest
  @Outcome(id = "3", expect = ACCEPTABLE, desc = "Both CPUs are owed.")
  @Outcome(
      id = {"0", "1", "2"},
      expect = FORBIDDEN,
      desc = "Whoever fills the key last forgets the other's CPU!")
  @State
  public static class Merged {
    private final LufKeys keys = keys(true);

    /** One task. */
    @Actor
    public void one() {
      fill(keys, 1, 3);
    }

    /** The other. */
    @Actor
    public void other() {
      fill(keys, 2, 4);
    }

    /** When both are done. */
    @Arbiter
    public void look(J_Result r) {
      r.r1 = keys.get(KEY).batch.cpus();
    }
  }
}
