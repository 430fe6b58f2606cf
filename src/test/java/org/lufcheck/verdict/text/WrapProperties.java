package org.lufcheck.verdict.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

final class WrapProperties {
  @Property(tries = 300)
  void wrappedWordsKeepTheirOrderAndTheWidth(
      @ForAll @Size(min = 1, max = 60)
          List<@AlphaChars @StringLength(min = 1, max = 30) String> words) {
    List<String> lines = Wrap.words("label:  ", String.join(" ", words));

    assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(Wrap.WIDTH));
    assertThat(String.join(" ", lines).replace("label:", "").trim().split(" +"))
        .containsExactlyElementsOf(words);
  }

  @Property(tries = 300)
  void fittedPhrasesSayHowManyAreMissing(
      @ForAll @Size(min = 1, max = 8)
          List<@AlphaChars @StringLength(min = 1, max = 20) String> phrases,
      @ForAll @IntRange(min = 30, max = 60) int width) {
    String fitted = Wrap.fit(phrases, width);

    assertThat(fitted).hasSizeLessThanOrEqualTo(width);
    int shown = fitted.replaceAll(" \\+[0-9]+$", "").split(", ").length;
    int missing = fitted.contains(" +") ? Integer.parseInt(fitted.replaceAll(".* \\+", "")) : 0;
    assertThat(shown + missing).isEqualTo(phrases.size());
  }
}
