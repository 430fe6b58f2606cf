package org.lufcheck.properties.stateful;

import java.util.ArrayList;
import java.util.List;
import org.lufcheck.kernel.Rules;
import org.lufcheck.properties.model.Shipped;

/** A sequence of operations on machines of a size. */
record Sequence(Size size, List<Act> acts) {
  private static final Rules VANILLA = Shipped.VARIANTS.get("vanilla").rules();

  /** Copies the list. */
  Sequence {
    acts = List.copyOf(acts);
  }

  /** Whether somebody notices, on this kernel, that flushes are deferred. */
  boolean fails(Rules kernel) {
    try {
      Twin twin = new Twin(size, kernel, VANILLA);
      for (Act act : acts) {
        twin.run(act);
        twin.outcomes();
      }
      twin.takeEverything();
      return false;
    } catch (AssertionError e) {
      return true;
    }
  }

  /** A part of a sequence that fails which still does, and of which nothing can be left out. */
  Sequence minimal(Rules kernel) {
    List<Act> left = new ArrayList<>(acts);
    boolean smaller = true;
    while (smaller) {
      smaller = false;
      for (int i = left.size() - 1; i >= 0; i--) {
        List<Act> fewer = new ArrayList<>(left);
        fewer.remove(i);
        if (new Sequence(size, fewer).fails(kernel)) {
          left = fewer;
          smaller = true;
        }
      }
    }
    return new Sequence(size, left);
  }
}
