package org.lufcheck.litmus;

import java.util.List;
import org.lufcheck.kernel.Arch;
import org.lufcheck.variant.Variant;
import org.lufcheck.variant.text.Position;

/**
 * What a scenario expects of one kernel.
 *
 * @param variant the kernel's name
 * @param without ids of the hooks and guards to take out of it
 * @param with ids of the hooks and guards to add to it
 * @param arch the rules of the hardware, x86 unless the file says otherwise
 * @param result what is expected
 * @param properties names of the properties one of which has to be reported; empty if any will do
 * @param reason why, in one line; empty if the file does not say
 * @param at where the line starts
 */
public record Expectation(
    String variant,
    List<String> without,
    List<String> with,
    Arch arch,
    Expected result,
    List<String> properties,
    String reason,
    Position at) {
  /** Copies the lists. */
  public Expectation {
    without = List.copyOf(without);
    with = List.copyOf(with);
    properties = List.copyOf(properties);
  }

  /** The kernel as the file names it, {@code luf-v12 without H4 with not-dirty on riscv}. */
  public String kernel() {
    String less = without.isEmpty() ? "" : " without " + String.join(", ", without);
    String more = with.isEmpty() ? "" : " with " + String.join(", ", with);
    return variant + less + more + (arch.equals(Arch.X86) ? "" : " on " + arch.name());
  }

  /**
   * The kernel itself.
   *
   * @param named the variant of that name, as it is shipped
   * @throws org.lufcheck.variant.text.InputException if an id does not fit it
   */
  public Variant of(Variant named) {
    return named.without(without).with(with);
  }

  /** Whether the kernel is one of the variants, unchanged, on x86. */
  public boolean plain() {
    return without.isEmpty() && with.isEmpty() && arch.equals(Arch.X86);
  }
}
