package org.lufcheck.sim.engine.reclaim;

import java.util.List;
import org.lufcheck.sim.engine.cpu.Mm;
import org.lufcheck.sim.engine.luf.Deferral;
import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.memory.Slots;

/**
 * Where pages that reclaim handles together end. They do not begin and end where chunks do: the
 * last of them are of the chunk that is taken next, and are unmapped and flushed with those before.
 * What is at the beginning of the first chunk went with the pages before.
 */
final class Straddle {
  private final Frames frames;
  private final Slots slots;
  private final List<Mm> mms;
  private final Deferral deferral;

  Straddle(Frames frames, Slots slots, List<Mm> mms, Deferral deferral) {
    this.frames = frames;
    this.slots = slots;
    this.mms = mms;
    this.deferral = deferral;
  }

  /**
   * What a task has unmapped goes with the first pages of a chunk, if that will be unmapped too.
   *
   * @param next the chunk that is taken next, or {@link Frames#NONE}
   */
  void into(ReclaimTask task, int next) {
    if (next == Frames.NONE) {
      return;
    }
    int slot = frames.owner(next);
    int pte = slots.pte(slot);
    if ((pte & Slots.PRESENT) != 0 && (pte & (Slots.YOUNG | Slots.DIRTY)) == 0) {
      deferral.straddles(task.current(), task.batch(), mms.get(slots.object(slot).mm()), slot);
    }
  }
}
