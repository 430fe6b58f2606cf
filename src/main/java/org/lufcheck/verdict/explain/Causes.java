package org.lufcheck.verdict.explain;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.lufcheck.kernel.hw.Tlb;
import org.lufcheck.kernel.oracle.Bookkeeping;
import org.lufcheck.kernel.oracle.Clause;
import org.lufcheck.kernel.oracle.Property;

/** Which properties of LUF's bookkeeping a run violated on its way, and where first. */
final class Causes {
  private final Timeline time;

  Causes(Timeline time) {
    this.time = time;
  }

  List<Because> links() {
    List<Because> links = new ArrayList<>();
    if (!time.vars().rules.luf()) {
      return links;
    }
    Set<Property> watched = EnumSet.noneOf(Property.class);
    for (Property property : Property.values()) {
      if (property.kind() == Property.Kind.CAUSE) {
        watched.add(property);
      }
    }
    Tlb tlb = new Tlb(time.vars());
    for (int step = 1; step <= time.length() && !watched.isEmpty(); step++) {
      int code = new Bookkeeping(time.vars(), tlb, watched).code(time.at(step));
      while (code != 0) {
        Property property = Clause.of(code).property();
        watched.remove(property);
        links.add(
            new Because(step, property + " " + property.title() + ": " + Clause.of(code).text()));
        code = new Bookkeeping(time.vars(), tlb, watched).code(time.at(step));
      }
    }
    return links;
  }
}
