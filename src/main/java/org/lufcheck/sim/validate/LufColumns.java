package org.lufcheck.sim.validate;

import java.util.List;

/**
 * What the talk's slides say of the kernel with LUF: sums over five sets, as {@link
 * org.lufcheck.sim.calibrate.VanillaColumns}. Only predictions are compared with these.
 *
 * @param receptions TLB shootdowns of all CPUs
 * @param fewest of one CPU
 * @param most of one CPU
 * @param loadWalks dTLB-load-misses
 * @param storeWalks dTLB-store-misses
 * @param instructionWalks iTLB-load-misses
 * @param seconds run time of each set
 */
public record LufColumns(
    long receptions,
    long fewest,
    long most,
    long loadWalks,
    long storeWalks,
    long instructionWalks,
    List<Double> seconds) {
  /** The slides' "after" columns. */
  public static final LufColumns TALK =
      new LufColumns(
          219_066_035L,
          2_121_206L,
          4_009_196L,
          12_892_995_056L,
          5_357_137_957L,
          669_019_529L,
          List.of(873.7, 826.0, 837.2, 842.3, 833.4));

  /** Copies the list. */
  public LufColumns {
    seconds = List.copyOf(seconds);
  }

  /** A sum of the tables as what one set did. */
  public double perSet(long sum) {
    return (double) sum / seconds.size();
  }

  /** The mean run time of a set, in seconds. */
  public double meanSeconds() {
    return seconds.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
