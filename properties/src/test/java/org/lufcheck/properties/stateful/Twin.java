package org.lufcheck.properties.stateful;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.lufcheck.kernel.Rules;

/** The same machine twice, with LUF and without: every operation is done on both. */
final class Twin {
  private final Size size;
  private final List<Act> acts = new ArrayList<>();
  private final World luf;
  private final World vanilla;
  private final Invariants invariants;
  private final Invariants plain;

  /** Two machines of a size. */
  Twin(Size size, Rules kernel, Rules vanilla) {
    this.size = size;
    luf = new World(size, kernel);
    this.vanilla = new World(size, vanilla);
    invariants = new Invariants(luf.machine());
    plain = new Invariants(this.vanilla.machine());
  }

  /** What was done so far. */
  Sequence sequence() {
    return new Sequence(size, acts);
  }

  World luf() {
    return luf;
  }

  Invariants invariants() {
    return invariants;
  }

  /** Does something on both; what a program sees must be the same. */
  void run(Act act) {
    acts.add(act);
    assertThat(luf.run(act)).as("%s, as on vanilla", act).isEqualTo(vanilla.run(act));
  }

  /** What users and owners can notice, on both. */
  void outcomes() {
    invariants.outcomes();
    invariants.memory();
    plain.outcomes();
    plain.memory();
  }

  /** And LUF's books. */
  void books() {
    invariants.books();
  }

  /** The end: every free frame gets a new owner. */
  void takeEverything() {
    luf.takeEverything();
    outcomes();
  }
}
