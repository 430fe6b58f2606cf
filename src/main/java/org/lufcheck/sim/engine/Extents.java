package org.lufcheck.sim.engine;

import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.Phase;

/** How much memory a phase needs, and how many page visits it makes. */
final class Extents {
  private Extents() {}

  /**
   * Memory that a phase needs.
   *
   * @param bytes of all threads together
   * @param file whether it is a file
   * @param writable whether its mapping may be written
   */
  record Need(long bytes, boolean file, boolean writable) {}

  static Need of(Phase phase, int threads) {
    if (phase instanceof Phase.Lookup lookup) {
      boolean file = lookup.backing() == Phase.Backing.FILE;
      return new Need(lookup.bytes(), file, !file);
    }
    boolean file =
        phase instanceof Phase.Sweep
            || phase instanceof Phase.Stream
            || phase instanceof Phase.Populate
            || phase instanceof Phase.WriteFile;
    boolean each =
        phase instanceof Phase.MapChurn
            || phase instanceof Phase.ProtectChurn
            || phase instanceof Phase.Allocate;
    return new Need(phase.bytes() * (each ? threads : 1), file, !file);
  }

  static long visits(Phase phase) {
    long pages = phase.bytes() / Machine.PAGE;
    if (phase instanceof Phase.Sweep sweep) {
      return sweep.sweeps() * (pages + sweep.writtenBytes() / Machine.PAGE);
    }
    if (phase instanceof Phase.Stream stream) {
      return stream.passes() * pages;
    }
    if (phase instanceof Phase.Lookup lookup) {
      return lookup.operations();
    }
    if (phase instanceof Phase.WriteFile write) {
      return write.passes() * pages;
    }
    if (phase instanceof Phase.MapChurn churn) {
      return churn.operations() * pages;
    }
    if (phase instanceof Phase.ProtectChurn churn) {
      return churn.operations() * pages;
    }
    if (phase instanceof Phase.Allocate allocate) {
      return allocate.operations() * pages;
    }
    return pages;
  }
}
