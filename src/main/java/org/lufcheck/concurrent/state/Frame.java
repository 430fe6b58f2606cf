package org.lufcheck.concurrent.state;

import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.prim.Word;

/** struct page of one frame, but for the links of the allocator's lists. */
public final class Frame {
  /** What it holds, in the format of {@link Contents}. */
  public final Word contents;

  /**
   * Who has it, a value of {@link org.lufcheck.kernel.state.FrameState}; the oracle's, written by
   * whoever has it.
   */
  public final Word state;

  /** References besides the owner's (GUP-fast, a gather that has yet to flush). */
  public final Word pins;

  /** A frame that was never used. */
  public Frame(Primitives p, int number, int state) {
    contents = p.word("contents", number, 0);
    this.state = p.word("frame state", number, state);
    pins = p.word("pins", number, 0);
  }
}
