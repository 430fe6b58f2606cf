package org.lufcheck.concurrent.state;

/**
 * What a thread must know: of each page a version, of each address how often it has changed its
 * meaning. It knows what it read or changed itself, and what was known by those it synchronised
 * with.
 */
public final class Knowledge {
  private final long[] version;
  private final int[] epoch;

  /** Knows the beginning only. */
  public Knowledge(int pages, int slots) {
    version = new long[pages];
    epoch = new int[slots];
  }

  /** The version of a page that is known. */
  public long version(int page) {
    return version[page];
  }

  /** The epoch of an address that is known. */
  public int epoch(int slot) {
    return epoch[slot];
  }

  /** Learns of a version. */
  public void learn(int page, long of) {
    version[page] = Math.max(version[page], of);
  }

  /** Learns of an address. */
  public void learnEpoch(int slot, int of) {
    epoch[slot] = Math.max(epoch[slot], of);
  }

  /** Learns everything that is known elsewhere. */
  public void join(Knowledge other) {
    for (int p = 0; p < version.length; p++) {
      learn(p, other.version[p]);
    }
    for (int s = 0; s < epoch.length; s++) {
      learnEpoch(s, other.epoch[s]);
    }
  }
}
