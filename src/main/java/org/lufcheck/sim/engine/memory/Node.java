package org.lufcheck.sim.engine.memory;

/**
 * A memory node: its LRU lists and the counters that reclaim looks at (struct pglist_data and its
 * lruvec). Sizes of lists are in chunks, as {@link FrameList} counts them.
 */
public final class Node {
  private final int id;
  private final String name;
  private final FrameList[] lists = new FrameList[4];
  private final Frames frames;
  private long age;
  private long restored;

  /** A node without pages on its lists. */
  public Node(int id, String name, Frames frames) {
    this.id = id;
    this.name = name;
    this.frames = frames;
    for (int list = 0; list < lists.length; list++) {
      lists[list] = new FrameList(frames, true);
    }
  }

  /** Its number: the place in the zonelist, from 0. */
  public int id() {
    return id;
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** One of its lists. */
  public FrameList list(int list) {
    return lists[list];
  }

  /** Adds a frame at the head of a list (lruvec_add_folio). */
  public void add(int frame, int list) {
    frames.list(frame, list);
    lists[list].addHead(frame);
  }

  /** Takes a frame off the list it is on. */
  public void remove(int frame) {
    lists[frames.list(frame)].remove(frame);
    frames.list(frame, Frames.OFF_LIST);
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
