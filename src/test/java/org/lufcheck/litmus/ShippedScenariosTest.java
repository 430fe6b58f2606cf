package org.lufcheck.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lufcheck.litmus.syntax.Scenario;
import org.lufcheck.variant.VariantLibrary;
import org.lufcheck.variant.text.ModelFiles;
import org.lufcheck.variant.text.Position;
import org.lufcheck.variant.text.SourceText;

class ShippedScenariosTest {
  private static final VariantLibrary VARIANTS = VariantLibrary.shipped();
  private static final LitmusLibrary LIBRARY = LitmusLibrary.shipped(VARIANTS);

  static Collection<Litmus> scenarios() {
    return LIBRARY.all();
  }

  static List<SourceText> files() {
    return ModelFiles.shipped("litmus", LitmusLibrary.ENDING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9"})
  void tellEveryRaceThatWasRaisedOnTheList(String race) {
    assertThat(LIBRARY.names()).anyMatch(name -> name.startsWith(race + "-"));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void tellAStoryAndNameItsSource(Litmus litmus) {
    assertThat(litmus.story()).hasSizeGreaterThan(40).doesNotContain("Source:");
    assertThat(litmus.source()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void expectVanillaAndTheRepairedKernelToBeClean(Litmus litmus) {
    for (String clean : List.of("vanilla", "luf-repaired", "luf-riding")) {
      assertThat(litmus.expectations())
          .anyMatch(e -> e.variant().equals(clean) && e.plain() && e.result() == Expected.NEVER);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void surviveBeingPrinted(SourceText file) {
    Scenario scenario = Scenario.parse(file);
    Scenario again = Scenario.parse(SourceText.of(file.name(), scenario.print()));

    assertThat(again)
        .usingRecursiveComparison()
        .ignoringFieldsOfTypes(Position.class)
        .isEqualTo(scenario);
    assertThat(again.print()).isEqualTo(scenario.print());
  }

  @ParameterizedTest
  @MethodSource("files")
  void fitOnAScreen(SourceText file) {
    assertThat(file.text().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void areFoundByNameAndByFile() {
    assertThat(LIBRARY.find("R4-write-after-reclaim").setup().cpus()).isEqualTo(3);
    assertThat(Stream.of("R4-write-after-reclam", "none.litmus").map(this::failure))
        .satisfiesExactly(
            name -> assertThat(name).contains("did you mean 'R4-write-after-reclaim'?"),
            file -> assertThat(file).isEqualTo("none.litmus: no such file"));
  }

  private String failure(String name) {
    try {
      return LIBRARY.find(name).name();
    } catch (org.lufcheck.variant.text.InputException e) {
      return e.getMessage();
    }
  }
}
