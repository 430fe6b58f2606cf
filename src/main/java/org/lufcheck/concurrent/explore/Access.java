package org.lufcheck.concurrent.explore;

/** How a primitive touches one object; decides which primitives depend on each other. */
record Access(int object, Kind kind) {
  /** The ways to touch an object. */
  enum Kind {
    /** Looks at it. */
    READ,
    /** Changes it, or looks and changes. */
    WRITE,
    /** Sets bits and does not look: these commute. */
    OR,
    /** Clears bits and does not look: these commute. */
    AND,
    /** Takes a lock, waiting for it. */
    ACQUIRE,
    /** Takes a lock as a reader, waiting for writers only. */
    SHARE,
    /** Gives a lock back, as a writer or only holder. */
    RELEASE,
    /** Gives a lock back as a reader. */
    UNSHARE
  }

  /** Whether the order of two accesses to the same object can matter. */
  static boolean dependent(Kind a, Kind b) {
    if (a == b) {
      return a == Kind.WRITE || a == Kind.ACQUIRE || a == Kind.RELEASE;
    }
    return !(shares(a) && shares(b));
  }

  private static boolean shares(Kind kind) {
    return kind == Kind.SHARE || kind == Kind.UNSHARE;
  }

  /**
   * Whether two dependent accesses can both be possible in one state: one cannot take a lock while
   * another may give it back.
   */
  static boolean coEnabled(Kind a, Kind b) {
    return !(takes(a) && gives(b) || gives(a) && takes(b));
  }

  private static boolean takes(Kind kind) {
    return kind == Kind.ACQUIRE || kind == Kind.SHARE;
  }

  private static boolean gives(Kind kind) {
    return kind == Kind.RELEASE || kind == Kind.UNSHARE;
  }
}
