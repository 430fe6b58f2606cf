package org.lufcheck.properties.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;
import org.lufcheck.properties.model.Shipped;
import org.lufcheck.variant.Variant;
import org.lufcheck.variant.VariantIds;
import org.lufcheck.variant.VariantLibrary;
import org.lufcheck.variant.text.SourceText;

/** Variant files: the shipped kernels, and kernels with anything taken out of them. */
class VariantFileProperties {
  /** Edge cases: a kernel as it is shipped, and one with nothing left. */
  @Property(tries = 500)
  void aKernelIsTheSameWhenPrintedAndReadAgain(
      @ForAll("kernels") Variant kernel,
      @ForAll("texts") String title,
      @ForAll("reasons") Map<String, String> reasons,
      @ForAll @Size(max = 20) List<Integer> without) {
    Variant changed = kernel;
    for (int n : without) {
      List<String> left = VariantIds.all().stream().filter(changed::has).toList();
      changed =
          left.isEmpty()
              ? changed
              : changed.without(List.of(left.get(Math.floorMod(n, left.size()))));
    }
    Variant printed = new Variant("mine", title, kernel.source(), changed.rules(), reasons);

    assertThat(read(printed.print())).isEqualTo(printed);
  }

  /** Every shipped kernel, exhaustively. */
  @Property
  void aPrintedKernelExtendsNoOther(@ForAll("kernels") Variant kernel) {
    SourceText alone = SourceText.of(kernel.name() + VariantLibrary.ENDING, kernel.print());

    assertThat(VariantLibrary.of(List.of(alone)).all()).containsExactly(kernel);
  }

  /** Edge cases: damage at the first and last character, with every sign of YAML. */
  @Property(tries = 2000)
  void aDamagedKernelIsReadOrRefusedWithItsPlace(
      @ForAll("files") SourceText file, @ForAll("damage") Damage damage) {
    Refusal end = Refusal.of("x.yaml", damage.in(file.text()), Shipped.VARIANTS::read);

    Statistics.collect(end);
    Statistics.coverage(
        seen -> {
          seen.check(Refusal.ACCEPTED).percentage(p -> p > 5);
          seen.check(Refusal.REFUSED).percentage(p -> p > 30);
        });
  }

  /** Edge cases: the empty text, control characters, lone surrogates. */
  @Property(tries = 500)
  void garbageIsRefusedWithItsPlace(@ForAll String garbage) {
    assertThat(Refusal.of("x.yaml", garbage, Shipped.VARIANTS::read)).isEqualTo(Refusal.REFUSED);
  }

  @Provide
  Arbitrary<Variant> kernels() {
    return Arbitraries.of(Shipped.VARIANTS.all());
  }

  @Provide
  Arbitrary<SourceText> files() {
    return Arbitraries.of(Shipped.VARIANT_TEXTS);
  }

  @Provide
  Arbitrary<Damage> damage() {
    return Damage.any();
  }

  /** One line of text that YAML may have to quote. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> signs =
        Arbitraries.of(
            ": ", " #", "- ", "? ", "'", "\"", "\\", "[", "{", "&a", "*a", "!", "|", ">", "%", "@",
            "`", "no", "~", "null", "1", "0x1", "é", "\u2028", "word", " ");
    return signs
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(parts -> String.join("", parts).strip())
        .filter(text -> !text.isBlank());
  }

  @Provide
  Arbitrary<Map<String, String>> reasons() {
    List<String> ids =
        Stream.concat(Stream.of("deferral", "scope"), VariantIds.all().stream()).toList();
    return Arbitraries.maps(Arbitraries.of(ids), texts()).ofMaxSize(4);
  }

  private static Variant read(String text) {
    return Shipped.VARIANTS.read(SourceText.of("mine.yaml", text));
  }
}
