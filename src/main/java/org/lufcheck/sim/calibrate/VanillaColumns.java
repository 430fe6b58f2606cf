package org.lufcheck.sim.calibrate;

import java.util.List;

/**
 * What the talk's slides say of the unchanged kernel: sums over five sets, each of three processes
 * at the same time, with empty caches before each.
 *
 * @param receptions TLB shootdowns of all CPUs (/proc/interrupts, row TLB)
 * @param fewest of one CPU
 * @param most of one CPU
 * @param loadWalks dTLB-load-misses, which are completed walks on this CPU
 * @param storeWalks dTLB-store-misses
 * @param instructionWalks iTLB-load-misses
 * @param seconds run time of each set: the mean of its three processes
 */
public record VanillaColumns(
    long receptions,
    long fewest,
    long most,
    long loadWalks,
    long storeWalks,
    long instructionWalks,
    List<Double> seconds) {
  /** The slides' "before" columns. */
  public static final VanillaColumns TALK =
      new VanillaColumns(
          7_859_322_631L,
          80_911_532L,
          140_987_367L,
          25_296_288_810L,
          21_592_110_362L,
          3_985_725_200L,
          List.of(882.9, 859.7, 898.3, 879.2, 890.5));

  /** Copies the list. */
  public VanillaColumns {
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
