package org.lufcheck.concurrent.explore;

import java.util.ArrayList;
import java.util.List;

/** Collects the accesses of one primitive. */
final class Touched {
  private final List<Access> accesses = new ArrayList<>();

  void add(int object, Access.Kind kind) {
    Access access = new Access(object, kind);
    if (!accesses.contains(access)) {
      accesses.add(access);
    }
  }

  /** What has been collected since the last call. */
  Access[] take() {
    Access[] taken = accesses.toArray(Access[]::new);
    accesses.clear();
    return taken;
  }
}
