package org.lufcheck.sim.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lufcheck.sim.input.MachineLibrary;
import org.lufcheck.sim.input.Scale;
import org.lufcheck.sim.input.Stated;
import org.lufcheck.sim.input.WorkloadLibrary;
import org.lufcheck.sim.report.Results;
import org.lufcheck.sim.report.Series;
import org.lufcheck.sim.result.Walks;

/** The comparison with the slides. */
final class ValidationTest {
  /** What the slides say of one set. */
  private static final Walks VANILLA =
      new Walks(5_059_257_762L, 4_318_422_073L, 797_145_040L, 0, 0, 0);

  private static final Walks LUF = new Walks(2_578_599_011L, 1_071_427_591L, 133_803_906L, 0, 0, 0);

  @Test
  void theSlidesThemselvesPass() {
    Validation validation = validate(882.12, 1_571_864_526L, VANILLA, 842.52, 43_813_207L, LUF);

    assertThat(validation.checks()).filteredOn(c -> !c.passes()).isEmpty();
    assertThat(validation.passes()).isTrue();
  }

  @Test
  void theReductionsOfTheSlidesAreThoseOfTheRawColumns() {
    Validation validation = validate(882.12, 1_571_864_526L, VANILLA, 842.52, 43_813_207L, LUF);

    assertThat(validation.table().rows())
        .extracting(row -> row.get(0) + " " + row.get(1))
        .contains(
            "fewer shootdowns 97.21 %",
            "fewer walks, load 49.03 %",
            "fewer walks, store 75.19 %",
            "fewer walks, instruction 83.21 %",
            "less run time 4.49 %");
  }

  @Test
  void aPredictionOutsideItsToleranceFailsAndIsCounted() {
    Validation validation = validate(882.12, 1_571_864_526L, VANILLA, 880, 90_000_000L, LUF);

    assertThat(validation.passes()).isFalse();
    assertThat(validation.checks())
        .filteredOn(c -> !c.passes())
        .extracting(Check::quantity)
        .containsExactly("LUF: shootdowns received", "fewer shootdowns", "less run time");
    assertThat(validation.notes()).contains("3 of 11 numbers are not within their tolerance");
  }

  @Test
  void numbersOfLufAreNeverCalibrated() {
    Validation validation = validate(882.12, 1_571_864_526L, VANILLA, 842.52, 43_813_207L, LUF);

    assertThat(validation.checks())
        .filteredOn(c -> !c.quantity().startsWith("vanilla"))
        .hasSize(6)
        .allSatisfy(c -> assertThat(c.basis()).isEqualTo(Check.Basis.PREDICTED));
  }

  private static Validation validate(
      double before, long many, Walks vanilla, double after, long few, Walks luf) {
    List<Stated> stated =
        Stream.concat(
                MachineLibrary.shipped().find("xeon6430-cxl").stated().stream(),
                WorkloadLibrary.shipped().find("llama-3x70g").stated().stream())
            .toList();
    Series first = new Series("vanilla", List.of(Results.of("vanilla", 1, before, many, vanilla)));
    Series second = new Series("luf", List.of(Results.of("luf-v12-intended", 1, after, few, luf)));
    return Validation.of(Scale.FULL, stated, first::of, second::of);
  }
}
