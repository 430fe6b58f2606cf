package org.lufcheck.sim.engine.mglru;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lufcheck.sim.engine.memory.Frames;

/** When a generation has to begin (should_run_aging). */
final class GenerationScanTest {
  private final Frames frames = new Frames(400);
  private final Generations node = new Generations(frames);
  private int next;

  private void pages(int count) {
    for (int page = 0; page < count; page++) {
      node.addInFault(next++, Frames.INACTIVE_FILE);
    }
  }

  private boolean needed() {
    return GenerationScan.needsGeneration(node, true);
  }

  @Test
  void notWhileFourAreThere() {
    pages(10);
    assertThat(needed()).isFalse();
  }

  @Test
  void whenOnlyTwoAreLeft() {
    pages(10);
    node.dropEmpty(true);
    assertThat(node.count(Generations.FILE)).isEqualTo(2);
    assertThat(needed()).isTrue();
  }

  @Test
  void notWhenThreeAreEven() {
    threeGenerations(10, 10, 10);
    assertThat(needed()).isFalse();
  }

  @Test
  void whenMoreThanHalfIsYoung() {
    threeGenerations(10, 10, 21);
    assertThat(needed()).isTrue();
  }

  @Test
  void whenLessThanAQuarterIsOld() {
    threeGenerations(6, 10, 9);
    assertThat(needed()).isTrue();
  }

  private void threeGenerations(int old, int middle, int young) {
    node.dropEmpty(true);
    pages(old);
    node.begin(true);
    pages(middle);
    node.begin(true);
    pages(young);
    node.dropEmpty(true);
    assertThat(node.count(Generations.FILE)).isEqualTo(3);
  }
}
