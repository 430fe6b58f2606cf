package org.lufcheck.sim.engine.memory;

/** Active and inactive lists: the classic LRU. A new page begins on an inactive list. */
public final class ActiveInactive implements Lru {
  private final FrameList[] lists = new FrameList[4];
  private final Frames frames;

  /** Empty lists. */
  public ActiveInactive(Frames frames) {
    this.frames = frames;
    for (int list = 0; list < lists.length; list++) {
      lists[list] = new FrameList(frames, true);
    }
  }

  /** One of the lists, for reclaim to take frames from. */
  public FrameList list(int list) {
    return lists[list];
  }

  @Override
  public void add(int frame, int list) {
    frames.list(frame, list);
    lists[list].addHead(frame);
  }

  @Override
  public void addInFault(int frame, int list) {
    add(frame, list);
  }

  @Override
  public void remove(int frame) {
    lists[frames.list(frame)].remove(frame);
    frames.list(frame, Frames.OFF_LIST);
  }

  @Override
  public int listOf(int frame) {
    return frames.list(frame);
  }

  @Override
  public int size(int list) {
    return lists[list].size();
  }
}
