package org.lufcheck.sim.engine.mglru;

import org.lufcheck.sim.engine.memory.FrameList;
import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.memory.Lru;

/**
 * The generations of a node, of anonymous pages and of page cache (struct lru_gen_folio;
 * lru_gen_add_folio and lru_gen_del_folio in include/linux/mm_inline.h). Generations are numbered
 * from the oldest, {@link #minSeq}, to the youngest, {@link #maxSeq}; a frame keeps the number
 * modulo 4. A page that was found to be in use gets another generation at once, but moves to its
 * list only when eviction comes across it.
 */
public final class Generations implements Lru {
  /** MIN_NR_GENS: eviction stops when no more are left. */
  static final int FEWEST = 2;

  /** MAX_NR_GENS. */
  static final int MOST = 4;

  /** LRU_GEN_ANON. */
  static final int ANON = 0;

  /** LRU_GEN_FILE. */
  static final int FILE = 1;

  private static final int ACTIVE = 1;

  private final Frames frames;
  private final FrameList[] lists = new FrameList[2 * MOST];
  private final int[] sizes = new int[2 * MOST];
  private final long[] minSeq = new long[2];
  private final TierFeedback[] feedback = new TierFeedback[2];
  private long maxSeq = FEWEST + 1;

  /** Empty generations: as many as there may be. */
  public Generations(Frames frames) {
    this.frames = frames;
    for (int list = 0; list < lists.length; list++) {
      lists[list] = new FrameList(frames, true);
    }
    for (int type = 0; type < feedback.length; type++) {
      feedback[type] = new TierFeedback();
    }
  }

  /** The number of the youngest generation. */
  long maxSeq() {
    return maxSeq;
  }

  /** The number of the oldest generation of a type. */
  long minSeq(int type) {
    return minSeq[type];
  }

  /** get_nr_gens. */
  int count(int type) {
    return (int) (maxSeq - minSeq[type] + 1);
  }

  /** How many frames have a generation, whatever list they are on still. */
  int size(int type, long seq) {
    return sizes[at(type, seq)];
  }

  /** The list on which a generation began. */
  FrameList list(int type, long seq) {
    return lists[at(type, seq)];
  }

  /** What is known of evictions and refaults. */
  TierFeedback feedback(int type) {
    return feedback[type];
  }

  private static int at(int type, long seq) {
    return type * MOST + (int) (seq % MOST);
  }

  /** lru_gen_is_active: the two youngest generations. */
  private boolean isActive(int generation) {
    return generation == maxSeq % MOST || generation == (maxSeq - 1) % MOST;
  }

  /**
   * lru_gen_add_folio: an active page is young; anonymous pages are a generation older, because it
   * costs a swap to be wrong about them; page cache begins among the old.
   */
  @Override
  public void add(int frame, int list) {
    int type = list >> 1;
    long seq = minSeq[type];
    if ((list & ACTIVE) != 0) {
      seq = maxSeq;
    } else if (type == ANON) {
      seq = maxSeq - 1;
    } else if (seq + FEWEST < maxSeq) {
      seq++;
    }
    frames.generation(frame, (int) (seq % MOST));
    sizes[at(type, seq)]++;
    put(frame, at(type, seq), true);
  }

  /** folio_add_lru: what a fault brings is active. */
  @Override
  public void addInFault(int frame, int list) {
    add(frame, list | ACTIVE);
  }

  private void put(int frame, int list, boolean head) {
    frames.list(frame, list);
    if (head) {
      lists[list].addHead(frame);
    } else {
      lists[list].addTail(frame);
    }
  }

  @Override
  public void remove(int frame) {
    int list = frames.list(frame);
    lists[list].remove(frame);
    taken(frame, list / MOST);
  }

  /** lru_gen_del_folio, for a frame that was taken from the end of its list. */
  void taken(int frame, int type) {
    sizes[type * MOST + frames.generation(frame)]--;
    frames.list(frame, Frames.OFF_LIST);
  }

  /** Puts a frame, taken from the end of another list, on the list of the generation it has. */
  void settle(int frame, int type, boolean head) {
    put(frame, type * MOST + frames.generation(frame), head);
  }

  /** folio_inc_gen: a frame of the oldest generation that is spared. */
  void spare(int frame, int type) {
    if (frames.generation(frame) == minSeq[type] % MOST) {
      sizes[at(type, minSeq[type])]--;
      sizes[at(type, minSeq[type] + 1)]++;
      frames.generation(frame, (int) ((minSeq[type] + 1) % MOST));
      forgetReferences(frame);
    }
  }

  /** folio_update_gen: a frame of this node was found in use, and is as young as can be. */
  void renew(int frame) {
    int list = frames.list(frame);
    if (list == Frames.OFF_LIST) {
      frames.set(frame, Frames.REFERENCED);
      return;
    }
    int type = list / MOST;
    sizes[type * MOST + frames.generation(frame)]--;
    sizes[at(type, maxSeq)]++;
    frames.generation(frame, (int) (maxSeq % MOST));
    forgetReferences(frame);
  }

  private void forgetReferences(int frame) {
    frames.clear(frame, Frames.REFERENCED | Frames.WORKINGSET);
    frames.refs(frame, 0);
  }

  @Override
  public int listOf(int frame) {
    int list = frames.list(frame);
    return list == Frames.OFF_LIST
        ? list
        : list / MOST << 1 | (isActive(frames.generation(frame)) ? ACTIVE : 0);
  }

  @Override
  public int size(int list) {
    int type = list >> 1;
    int sum = 0;
    for (int generation = 0; generation < MOST; generation++) {
      if (isActive(generation) == ((list & ACTIVE) != 0)) {
        sum += sizes[type * MOST + generation];
      }
    }
    return sum;
  }

  /**
   * try_to_inc_min_seq: leaves empty generations behind, but keeps as many as eviction needs; page
   * cache does not fall behind anonymous memory by that.
   *
   * @param canSwap whether anonymous memory can be reclaimed at all
   * @return whether there was one
   */
  boolean dropEmpty(boolean canSwap) {
    long anon = canSwap ? oldestPopulated(ANON) : minSeq[ANON];
    long file = oldestPopulated(FILE);
    if (canSwap) {
      anon = Math.min(anon, file);
      file = Math.max(anon, minSeq[FILE]);
    }
    boolean dropped = canSwap && advance(ANON, anon);
    return advance(FILE, file) || dropped;
  }

  private long oldestPopulated(int type) {
    long seq = minSeq[type];
    while (seq + FEWEST <= maxSeq && lists[at(type, seq)].size() == 0) {
      seq++;
    }
    return seq;
  }

  private boolean advance(int type, long seq) {
    if (seq == minSeq[type]) {
      return false;
    }
    feedback[type].carryOver();
    minSeq[type] = seq;
    return true;
  }

  /**
   * inc_max_seq: begins a generation. Where there are as many as there may be, the oldest is merged
   * into the next; anonymous memory that cannot be reclaimed is just renumbered.
   *
   * @return pages of how many chunks had to be moved
   */
  int begin(boolean canSwap) {
    int moved = 0;
    for (int type = FILE; type >= ANON; type--) {
      if (count(type) == MOST) {
        FrameList oldest = lists[at(type, minSeq[type])];
        while ((type == FILE || canSwap) && oldest.size() > 0) {
          int frame = oldest.popTail();
          spare(frame, type);
          settle(frame, type, false);
          moved++;
        }
        advance(type, minSeq[type] + 1);
      }
    }
    maxSeq++;
    return moved;
  }
}
