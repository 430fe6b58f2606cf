package org.lufcheck.verdict.findings;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lufcheck.kernel.Arch;
import org.lufcheck.litmus.Litmus;
import org.lufcheck.variant.VariantLibrary;
import org.lufcheck.verdict.Subject;
import org.lufcheck.verdict.Verdict;

/**
 * What was found in one scenario.
 *
 * @param litmus the scenario
 * @param plain the verdicts on the kernels as they are
 * @param changed the verdicts on kernels with something taken out or put in, or on other hardware
 * @param closing a single change that puts right what {@link #shown} shows, if one was found
 */
record Finding(
    Litmus litmus, List<Verdict> plain, List<Verdict> changed, Optional<Repairs.Change> closing) {
  /** Copies the lists. */
  Finding {
    plain = List.copyOf(plain);
    changed = List.copyOf(changed);
  }

  /** The part of two rounds of verdicts that is about a scenario. */
  static Finding of(Litmus litmus, List<Verdict> plain, List<Verdict> changed) {
    return new Finding(litmus, about(litmus, plain), about(litmus, changed), Optional.empty());
  }

  private static List<Verdict> about(Litmus litmus, List<Verdict> verdicts) {
    return verdicts.stream().filter(v -> v.subject().litmus().equals(litmus)).toList();
  }

  Finding closedBy(Repairs.Change change) {
    return new Finding(litmus, plain, changed, Optional.of(change));
  }

  Section section() {
    return Section.of(litmus.name());
  }

  /**
   * The verdict whose run is printed: that of the last kernel that goes wrong, which has the fewest
   * other mistakes; for what a hook or guard is there for, that of a kernel without it.
   */
  Optional<Verdict> shown() {
    Optional<Verdict> whole = wrong(plain).reduce((a, b) -> b);
    Optional<Verdict> mutant = wrong(changed).findFirst();
    return section().mutants() ? mutant.or(() -> whole) : whole.or(() -> mutant);
  }

  private static Stream<Verdict> wrong(List<Verdict> verdicts) {
    return verdicts.stream().filter(v -> v.shownBy().isPresent());
  }

  /**
   * What may close it, the likeliest first: nothing if what is shown is a kernel changed for the
   * purpose.
   */
  List<Repairs.Change> candidates(VariantLibrary variants) {
    return shown()
        .filter(plain::contains)
        .map(v -> new Repairs(v.subject().variant(), variants).likeliestFor(hazard()))
        .orElse(List.of());
  }

  /** The hazard's name in the reasons of kernels: {@code R-X3} for {@code RX3-window}. */
  private String hazard() {
    return litmus.name().replaceFirst("-.*", "").replaceFirst("^RX", "R-X");
  }

  Subject subject(Repairs.Change change) {
    return Subject.of(litmus, change.variant(), Arch.X86);
  }
}
