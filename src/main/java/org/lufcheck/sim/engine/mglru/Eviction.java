package org.lufcheck.sim.engine.mglru;

import org.lufcheck.sim.engine.memory.FrameList;
import org.lufcheck.sim.engine.memory.Frames;

/**
 * Takes pages of the oldest generation for reclaim (isolate_folios, scan_folios, sort_folio,
 * isolate_folio). What was found in use since moves to its generation, what its tier protects moves
 * to the next one.
 */
final class Eviction {
  /** MIN_LRU_BATCH: pages that are reclaimed in one go. */
  static final int BATCH = 64;

  /** MAX_LRU_BATCH: folios that are looked at for that. */
  private static final int MOST_LOOKED_AT = 4096;

  /** The highest vm.swappiness. */
  private static final int MOST_SWAPPINESS = 200;

  /** BIT(LRU_REFS_WIDTH): so many references are the mark of a page that came back soon. */
  private static final int CAME_BACK = 4;

  private final Frames frames;
  private final int grain;
  private final int[] isolated;
  private int type;
  private int taken;

  Eviction(Frames frames, int grain) {
    this.frames = frames;
    this.grain = grain;
    isolated = new int[Math.max(1, BATCH / grain)];
  }

  /** The frames that were taken: the first {@link #taken}. */
  int[] isolated() {
    return isolated;
  }

  int taken() {
    return taken;
  }

  /** The type of what was taken: {@link Generations#ANON} or {@link Generations#FILE}. */
  int type() {
    return type;
  }

  /**
   * isolate_folios.
   *
   * @param swappiness 0 if anonymous memory cannot be reclaimed
   * @return chunks looked at; 0 if there is nothing to be had
   */
  int isolate(Generations node, int swappiness) {
    int last = -1;
    if (swappiness == 0) {
      type = Generations.FILE;
    } else if (node.minSeq(Generations.ANON) < node.minSeq(Generations.FILE)) {
      type = Generations.ANON;
    } else {
      type = typeToScan(node, swappiness);
      TierFeedback other = node.feedback(1 - type);
      last =
          node.feedback(type)
              .lastToEvict(other, gain(1 - type, swappiness), gain(type, swappiness));
    }
    int scanned = scan(node, last < 0 ? node.feedback(type).lastToEvict() : last);
    if (scanned == 0 && swappiness > 0) {
      type = 1 - type;
      scanned = scan(node, node.feedback(type).lastToEvict());
    }
    return scanned;
  }

  private static int gain(int type, int swappiness) {
    return type == Generations.ANON ? swappiness : MOST_SWAPPINESS - swappiness;
  }

  /** get_type_to_scan: the type whose first tier comes back less often, as swappiness weighs it. */
  private static int typeToScan(Generations node, int swappiness) {
    boolean file =
        node.feedback(Generations.FILE)
            .mayEvict(
                0,
                gain(Generations.FILE, swappiness),
                node.feedback(Generations.ANON),
                gain(Generations.ANON, swappiness));
    return file ? Generations.FILE : Generations.ANON;
  }

  /** scan_folios. */
  private int scan(Generations node, int lastTier) {
    taken = 0;
    if (node.count(type) == Generations.FEWEST) {
      return 0;
    }
    FrameList oldest = node.list(type, node.minSeq(type));
    int left = Math.max(1, MOST_LOOKED_AT / grain);
    int scanned = 0;
    while (left > 0 && taken < isolated.length && oldest.size() > 0) {
      int frame = oldest.popTail();
      scanned++;
      left--;
      if (!sort(node, frame, lastTier)) {
        forgetUnlessReferenced(frame);
        node.taken(frame, type);
        isolated[taken++] = frame;
      }
    }
    return taken > 0 || left == 0 ? scanned : 0;
  }

  /** sort_folio: whether a page goes to a younger generation instead. */
  private boolean sort(Generations node, int frame, int lastTier) {
    if (frames.generation(frame) != node.minSeq(type) % Generations.MOST) {
      node.settle(frame, type, true);
      return true;
    }
    int refs = references(frames, frame);
    int tier = TierFeedback.tier(refs);
    if (tier <= lastTier && refs < CAME_BACK) {
      return false;
    }
    node.spare(frame, type);
    node.settle(frame, type, false);
    node.feedback(type).spared(tier, grain);
    return true;
  }

  /** folio_lru_refs. */
  static int references(Frames frames, int frame) {
    return frames.refs(frame) + (frames.has(frame, Frames.WORKINGSET) ? 1 : 0);
  }

  private void forgetUnlessReferenced(int frame) {
    if (!frames.has(frame, Frames.REFERENCED)) {
      frames.clear(frame, Frames.WORKINGSET);
      frames.refs(frame, 0);
    }
    frames.clear(frame, Frames.REFERENCED);
  }
}
