package org.lufcheck.verdict.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lufcheck.verdict.Cases;
import org.lufcheck.verdict.Verdict;

final class MatrixTest {
  @Test
  void saysInWordsWhatHappened() {
    List<String> lines =
        new Matrix(
                List.of(
                    Cases.examine(Cases.subject("R7-frame-reused", "vanilla")),
                    Cases.examine(Cases.subject("R7-frame-reused", "luf-v12", "H18"))))
            .lines();

    assertThat(lines.get(lines.size() - 1))
        .startsWith("R7-frame-reused ")
        .contains(" ok ")
        .endsWith("viol. F1");
  }

  @Test
  void splitsManyKernelsIntoBlocks() {
    List<Verdict> verdicts = new ArrayList<>();
    for (String variant : Cases.VARIANTS.names()) {
      verdicts.add(Cases.examine(Cases.subject("R9-reader-without-fault", variant)));
    }
    verdicts.add(Cases.examine(Cases.subject("R9-reader-without-fault", "luf-v12", "H9")));
    List<String> lines = new Matrix(verdicts).lines();

    assertThat(lines).contains("");
    assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    assertThat(lines).filteredOn(line -> line.startsWith("R9-")).hasSize(2);
  }
}
