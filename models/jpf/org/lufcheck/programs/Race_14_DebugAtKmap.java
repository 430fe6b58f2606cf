package org.lufcheck.programs;

/**
 * The debug feature of the series (M25): a frame that is freed with a key remembers who owes what,
 * and kmap of a frame checks that all of them are marked done. Here the frame is taken and filled
 * by its new owner, while somebody else flushes the same CPU and marks it.
 *
 * <p>What must hold: no false alarm. Whatever the two do at the same time, by the time of kmap the
 * marks say that nothing is owed.
 *
 * <p>The twin lacks H18, so that nobody flushes when the frame leaves the allocator. Unless the
 * other flush happens to be finished, the check speaks up.
 */
public final class Race_14_DebugAtKmap extends TakerAndFlusher {
  /** The program. */
  public Race_14_DebugAtKmap() {
    super(
        "14-debug-at-kmap",
        "the kernel maps a frame that a CPU still owes a flush, and the debug check says nothing",
        "H18",
        "DBG");
  }

  @Override
  void prepare(Stage stage) {
    stage.debug();
    super.prepare(stage);
  }

  @Override
  String violation(Stage stage) {
    return stage.reported("kmap");
  }
}
