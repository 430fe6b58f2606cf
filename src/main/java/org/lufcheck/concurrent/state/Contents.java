package org.lufcheck.concurrent.state;

/**
 * What a frame holds, in one word: a version of a logical page and its value. 0 for a frame that
 * was never used.
 */
public final class Contents {
  private static final int VERSION = 8;
  private static final int PAGE = 32;
  private static final long VALUES = 0xff;
  private static final long VERSIONS = 0xffffff;

  private Contents() {}

  /**
   * A version of a page.
   *
   * @param page its number, from 0; the number of pages stands for data of another owner
   * @param version 0 for the first
   * @param value what a load returns, 0 to 255
   */
  public static long of(int page, long version, int value) {
    return (long) (page + 1) << PAGE | version << VERSION | value;
  }

  /** The logical page, or -1 for none. */
  public static int page(long contents) {
    return (int) (contents >>> PAGE) - 1;
  }

  /** Which version of it. */
  public static long version(long contents) {
    return contents >>> VERSION & VERSIONS;
  }

  /** What a load returns. */
  public static int value(long contents) {
    return (int) (contents & VALUES);
  }
}
