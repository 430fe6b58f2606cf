package org.lufcheck.cli;

import java.util.ArrayList;
import java.util.List;
import org.lufcheck.sim.engine.luf.Deferral;
import org.lufcheck.variant.Variant;
import org.lufcheck.variant.text.InputException;
import picocli.CommandLine.Option;

/** Options that change the simulated kernels. */
final class KernelChanges {
  @Option(
      names = "--without",
      paramLabel = "ID",
      split = ",",
      description = "Take a hook or guard out of each kernel with LUF.")
  private List<String> without = List.of();

  @Option(
      names = "--with",
      paramLabel = "ID",
      split = ",",
      description = "Add a hook or guard to each kernel with LUF.")
  private List<String> with = List.of();

  /**
   * A kernel as it is to be simulated. Only what makes a difference to the simulator may be
   * changed, so that nobody takes for its effect what is none.
   *
   * @throws InputException if an id names nothing, makes no difference, or cannot be changed so
   */
  Variant of(Variant variant) {
    check("--without", without);
    check("--with", with);
    return variant.rules().luf() ? variant.without(without).with(with) : variant;
  }

  private static void check(String option, List<String> ids) {
    Kernels.checkIds(option, ids);
    for (String id : ids) {
      if (!Deferral.FOLLOWED.contains(id)) {
        throw InputException.in(
            option,
            id
                + " makes no difference to the simulator; one of these does: "
                + String.join(", ", Deferral.FOLLOWED));
      }
    }
  }

  /** The options as they would be given. */
  List<String> written() {
    List<String> words = new ArrayList<>();
    if (!without.isEmpty()) {
      words.addAll(List.of("--without", String.join(",", without)));
    }
    if (!with.isEmpty()) {
      words.addAll(List.of("--with", String.join(",", with)));
    }
    return words;
  }
}
