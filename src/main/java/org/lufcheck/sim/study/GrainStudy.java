package org.lufcheck.sim.study;

import java.util.ArrayList;
import java.util.List;
import org.lufcheck.variant.Variant;

/**
 * What handling neighbouring pages together changes: each kernel page by page, and in chunks.
 *
 * @param kernels what is simulated
 * @param coarse pages of a chunk
 * @param policy name of the flush policy, the same for all
 * @param placement name of the placement policy for kernel memory, the same for all
 * @param seeds of the runs
 */
public record GrainStudy(
    List<Variant> kernels, int coarse, String policy, String placement, List<Long> seeds)
    implements Study {
  /** The choice without chunks. */
  static final String FINE = "page by page";

  /** The choice with chunks. */
  static final String COARSE = "in chunks";

  /** Between a kernel and what it is asked. */
  static final String OF = ": ";

  /** Copies the lists. */
  public GrainStudy {
    kernels = List.copyOf(kernels);
    seeds = List.copyOf(seeds);
  }

  @Override
  public List<String> metrics() {
    return GrainText.METRICS;
  }

  @Override
  public List<Case> cases(Question question) {
    List<Case> cases = new ArrayList<>();
    for (Variant kernel : kernels) {
      String asked = kernel.name() + OF + question.name();
      for (long seed : seeds) {
        Job fine = question.job(question.machine(), kernel, policy, placement, seed);
        cases.add(new Case(asked, FINE, fine));
        cases.add(new Case(asked, COARSE, fine.by(coarse)));
      }
    }
    return cases;
  }
}
