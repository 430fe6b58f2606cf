package org.lufcheck.sim.engine.memory;

/**
 * Free blocks of one order: the kernel's list_head, linked through the frames themselves, so that a
 * block leaves from anywhere and a whole list is appended to another one in constant time.
 */
public final class BlockList {
  private final Frames frames;
  private final int head;

  /** An empty list of blocks of some frames. */
  public BlockList(Frames frames) {
    this.frames = frames;
    head = frames.newHead();
    link(head, head);
  }

  private void link(int before, int after) {
    frames.next(before, after);
    frames.previous(after, before);
  }

  /** list_empty. */
  public boolean isEmpty() {
    return frames.next(head) == head;
  }

  /** The first block; the list must not be empty. */
  public int first() {
    return frames.next(head);
  }

  /** list_add. */
  public void addHead(int block) {
    link(block, frames.next(head));
    link(head, block);
  }

  /** list_add_tail. */
  public void addTail(int block) {
    link(frames.previous(head), block);
    link(block, head);
  }

  /** list_del, from this list or from another one of the same frames. */
  public void remove(int block) {
    link(frames.previous(block), frames.next(block));
  }

  /** list_splice_tail_init: appends all blocks of another list, which is empty then. */
  public void takeAll(BlockList other) {
    if (!other.isEmpty()) {
      link(frames.previous(head), other.first());
      link(frames.previous(other.head), head);
      link(other.head, other.head);
    }
  }
}
