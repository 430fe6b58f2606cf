package org.lufcheck.variant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.lufcheck.variant.text.InputException;
import org.lufcheck.variant.text.ModelFiles;
import org.lufcheck.variant.text.SourceText;

/** What the reader of variants promises for every text and every kernel. */
class VariantProperties {
  private static final VariantLibrary SHIPPED = VariantLibrary.shipped();
  private static final List<SourceText> FILES = ModelFiles.shipped("variants", ".yaml");

  @Property(tries = 300)
  void neverFailsButWithAMistakeForAnyText(@ForAll @StringLength(max = 100) String text) {
    readOrRefuse(text);
  }

  @Property(tries = 500)
  void neverFailsButWithAMistakeForADamagedFile(
      @ForAll("files") SourceText file,
      @ForAll int from,
      @ForAll int length,
      @ForAll("patches") String patch) {
    String text = file.text();
    int begin = Math.floorMod(from, text.length());
    int end = Math.min(text.length(), begin + Math.floorMod(length, 12));

    readOrRefuse(text.substring(0, begin));
    readOrRefuse(text.substring(0, begin) + patch + text.substring(end));
  }

  @Property
  void takesOutExactlyOneHookOrGuard(
      @ForAll("variants") Variant variant, @ForAll("ids") String id) {
    if (variant.has(id)) {
      Variant less = variant.without(List.of(id));

      assertThat(VariantIds.all())
          .allMatch(other -> less.has(other) == (variant.has(other) && !other.equals(id)));
      assertThat(less.rules().hooks()).containsAll(less.rules().before());
    }
  }

  @Provide
  Arbitrary<SourceText> files() {
    return Arbitraries.of(FILES);
  }

  @Provide
  Arbitrary<Variant> variants() {
    return Arbitraries.of(SHIPPED.all());
  }

  @Provide
  Arbitrary<String> ids() {
    return Arbitraries.of(VariantIds.all());
  }

  @Provide
  Arbitrary<String> patches() {
    return Arbitraries.of(
        "",
        ":",
        "- ",
        "[",
        "]",
        "{",
        "}",
        "\n",
        "\n  ",
        "\t",
        "'",
        "\"",
        "&a ",
        "*a",
        "!!x",
        "#",
        "|",
        ">",
        "---\n",
        "...\n",
        "%",
        "@",
        "?",
        ",",
        "H4",
        "batch-asks",
        "\u0000",
        "\ud800");
  }

  private static void readOrRefuse(String text) {
    try {
      assertThat(SHIPPED.read(SourceText.of("x.yaml", text)).name()).isNotBlank();
    } catch (InputException e) {
      assertThat(e.line()).isPositive();
    }
  }
}
