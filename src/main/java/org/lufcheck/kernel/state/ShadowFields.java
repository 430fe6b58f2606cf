package org.lufcheck.kernel.state;

import java.util.function.IntPredicate;
import org.lufcheck.kernel.oracle.Property;

/** Lays out the record of our own debug checks, which takes bits only where it is watched. */
final class ShadowFields {
  private static final int SENT_OR_NOT = 3;

  private final Vars v;

  ShadowFields(Vars v) {
    this.v = v;
  }

  /** For each slot who may still use it: CPUs, or where flushes are broadcast how far they are. */
  Field[] of(String name, IntPredicate possible) {
    Field[] shadow = new Field[v.setup.slots().size()];
    for (int s = 0; s < shadow.length; s++) {
      boolean needed = v.watched.contains(Property.DBX) && possible.test(s);
      int cpus = v.shape.cpusOf(v.setup.slots().get(s).mm());
      shadow[s] = v.layout.upToIf(needed, name + s, v.arch.broadcast() ? SENT_OR_NOT : cpus);
    }
    return shadow;
  }
}
