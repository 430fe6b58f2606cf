package org.lufcheck.verdict;

import java.util.List;
import org.lufcheck.kernel.Arch;
import org.lufcheck.litmus.Expectation;
import org.lufcheck.litmus.Litmus;
import org.lufcheck.variant.Variant;

/**
 * What was checked. Immutable.
 *
 * @param litmus the scenario
 * @param base the kernel before anything was changed
 * @param without ids of hooks and guards taken out of it
 * @param with ids of hooks and guards added to it
 * @param arch the rules of the hardware
 */
public record Subject(
    Litmus litmus, Variant base, List<String> without, List<String> with, Arch arch) {
  /** Copies the lists. */
  public Subject {
    without = List.copyOf(without);
    with = List.copyOf(with);
  }

  /** A scenario on a kernel as it is. */
  public static Subject of(Litmus litmus, Variant kernel, Arch arch) {
    return new Subject(litmus, kernel, List.of(), List.of(), arch);
  }

  /**
   * What a scenario has an expectation of.
   *
   * @param named the variant that the expectation names
   */
  public static Subject of(Litmus litmus, Expectation expectation, Variant named) {
    return new Subject(
        litmus, named, expectation.without(), expectation.with(), expectation.arch());
  }

  /**
   * The kernel with the changes.
   *
   * @throws org.lufcheck.variant.text.InputException if an id does not fit it
   */
  public Variant variant() {
    return base.without(without).with(with);
  }

  /** The kernel as scenarios name it: {@code luf-v12 without H4 on riscv}. */
  public String kernel() {
    String less = without.isEmpty() ? "" : " without " + String.join(", ", without);
    String more = with.isEmpty() ? "" : " with " + String.join(", ", with);
    return base.name() + less + more + (arch.equals(Arch.X86) ? "" : " on " + arch.name());
  }
}
