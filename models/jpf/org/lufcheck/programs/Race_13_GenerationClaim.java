package org.lufcheck.programs;

import static org.lufcheck.programs.Scene.alloc;

import org.lufcheck.kernel.Setup;

/**
 * Two pages of one zone generation are taken by two threads at once. The first one claims the
 * generation and flushes for both.
 *
 * <p>What must hold: the second one waits until the generation is marked done (P21), although it
 * has nothing to flush itself.
 *
 * <p>The twin does not wait: the second page has a new owner while cpu1 can still read it.
 */
public final class Race_13_GenerationClaim extends SharedGeneration {
  /** The program. */
  public Race_13_GenerationClaim() {
    super(
        "13-generation-claim",
        "a page is reused while somebody else is still flushing its generation",
        "zone-wait",
        "F1");
  }

  @Override
  Setup setup() {
    return twoPages(new Scene(name(), 2).file("F").file("G")).kernel(alloc()).setup();
  }
}
