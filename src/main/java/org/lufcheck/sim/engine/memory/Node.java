package org.lufcheck.sim.engine.memory;

/**
 * A memory node: how its pages are ordered by use, and the counters that reclaim looks at (struct
 * pglist_data and its lruvec).
 */
public final class Node {
  private final int id;
  private final String name;
  private final Lru lru;
  private long age;
  private long restored;

  /** A node with active and inactive lists, and without pages on them. */
  public Node(int id, String name, Frames frames) {
    this(id, name, new ActiveInactive(frames));
  }

  /** A node without pages. */
  public Node(int id, String name, Lru lru) {
    this.id = id;
    this.name = name;
    this.lru = lru;
  }

  /** Its number: the place in the zonelist, from 0. */
  public int id() {
    return id;
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** How its pages are ordered. */
  public Lru lru() {
    return lru;
  }

  /** Adds a frame to a list, as one of the kernel's statistics (lruvec_add_folio). */
  public void add(int frame, int list) {
    lru.add(frame, list);
  }

  /** Takes a frame off the list it is on. */
  public void remove(int frame) {
    lru.remove(frame);
  }

  /** How many chunks were evicted or activated so far (nonresident_age). */
  public long age() {
    return age;
  }

  /** workingset_age_nonresident. */
  public void age(int chunks) {
    age += chunks;
  }

  /** How many refaults were activated so far (WORKINGSET_ACTIVATE_FILE). */
  public long restored() {
    return restored;
  }

  /** Notes a refault that was activated. */
  public void restore() {
    restored++;
  }
}
