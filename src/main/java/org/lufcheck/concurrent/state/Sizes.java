package org.lufcheck.concurrent.state;

/**
 * Sizes of the allocator and of LUF's table, where a scenario does not say.
 *
 * @param keys entries of luf_batch[] that are handed out, 1 to 65,535; 65,535 in the kernel
 * @param maxOrder largest order of a block, 0 to 10
 * @param pcpBatch pages that a pcp list takes from buddy at once, at least 1
 * @param pcpHigh pages above which a pcp list gives {@code pcpBatch} back
 * @param pcpLists how many pcp lists there are: one for each CPU, or a single one for all
 * @param minFree pages without pending flushes up to which tagged ones are taken first (the min
 *     watermark, P22)
 */
public record Sizes(int keys, int maxOrder, int pcpBatch, int pcpHigh, int pcpLists, int minFree) {
  /** Sizes with no watermark but the scenario's. */
  public Sizes(int keys, int maxOrder, int pcpBatch, int pcpHigh, int pcpLists) {
    this(keys, maxOrder, pcpBatch, pcpHigh, pcpLists, 0);
  }

  /**
   * What the model has: single pages, one pcp list that takes one page at a time, few keys.
   *
   * @param keys as the model's {@code Shape.keys()}, 1 to 3
   */
  public static Sizes asModel(int keys) {
    return new Sizes(keys, 0, 1, Integer.MAX_VALUE, 1);
  }

  /** The same with a min watermark. */
  public Sizes withMinFree(int pages) {
    return new Sizes(keys, maxOrder, pcpBatch, pcpHigh, pcpLists, pages);
  }
}
