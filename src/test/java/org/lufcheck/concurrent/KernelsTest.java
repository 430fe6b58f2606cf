package org.lufcheck.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lufcheck.concurrent.explore.Explorer;
import org.lufcheck.concurrent.prim.Hardware;
import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.Rules;

final class KernelsTest {
  static Stream<Arguments> kernels() {
    return Stream.of(
        Arguments.of("vanilla", Kernels.vanilla()),
        Arguments.of("luf-v12", Kernels.lufV12()),
        Arguments.of("luf-v12-intended", Kernels.lufV12Intended()),
        Arguments.of("luf-repaired", Kernels.lufRepaired()));
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void areThoseOfTheVariantFiles(String name, Rules rules) {
    Rules shipped = Scenarios.kernel(name);

    assertThat(rules.deferral()).isEqualTo(shipped.deferral());
    assertThat(rules.scope()).isEqualTo(shipped.scope());
    assertThat(rules.flush()).isEqualTo(shipped.flush());
    assertThat(rules.hooks()).containsExactlyInAnyOrderElementsOf(shipped.hooks());
    assertThat(rules.before()).containsExactlyInAnyOrderElementsOf(shipped.before());
    assertThat(rules.guards()).containsExactlyInAnyOrderElementsOf(shipped.guards());
  }

  @Test
  void aKernelThatThisCodeIsNotIsRefused() {
    Rules riding = Scenarios.kernel("luf-riding");
    Explorer.Trials trials = Scenarios.trials("R7-frame-reused", riding, false);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> trials.on(new Hardware()))
        .withMessageContaining("ride along");
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void loseAndGetOneRuleAtATime(String name, Rules rules) {
    assertThat(Kernels.without(rules, Hook.H15).has(Hook.H15)).isFalse();
    assertThat(Kernels.with(rules, Guard.DIET_ON_COPY).guards())
        .hasSize(rules.guards().size() + 1)
        .containsAll(rules.guards());
    assertThat(Kernels.before(rules, Hook.H15).hasBefore(Hook.H15)).isTrue();
  }
}
