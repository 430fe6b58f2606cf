package org.lufcheck.kernel.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lufcheck.kernel.Condition;
import org.lufcheck.verdict.Cases;

final class ConditionsTest {
  private static final Conditions CONDITIONS =
      new Conditions(Cases.SCENARIOS.find("R4-write-after-reclaim").setup());
  private static final Condition ONE = new Condition.Register(1, 0, 1);
  private static final Condition TWO = new Condition.Contents(0, 2);

  @Test
  void writesConditionsAsScenariosDo() {
    assertThat(CONDITIONS.text(new Condition.And(ONE, TWO))).isEqualTo("T1:r1 = 1 /\\ F[0] = 2");
    assertThat(CONDITIONS.text(new Condition.Not(new Condition.Or(ONE, TWO))))
        .isEqualTo("~(T1:r1 = 1 \\/ F[0] = 2)");
    assertThat(CONDITIONS.text(new Condition.And(new Condition.And(ONE, TWO), ONE)))
        .isEqualTo("T1:r1 = 1 /\\ F[0] = 2 /\\ T1:r1 = 1");
    assertThat(CONDITIONS.text(new Condition.Constant(false))).isEqualTo("false");
  }
}
