package org.lufcheck.sim.result;

import java.util.List;

/**
 * A full distribution of latencies, to two significant digits.
 *
 * @param buckets those that are not empty, by ascending latency
 */
public record Latencies(List<Bucket> buckets) {
  /** Copies the list. */
  public Latencies {
    buckets = List.copyOf(buckets);
  }

  /**
   * How often a latency was seen.
   *
   * @param nanos the highest latency in the bucket
   * @param count how many
   */
  public record Bucket(long nanos, long count) {}

  /** How many latencies were recorded. */
  public long count() {
    return buckets.stream().mapToLong(Bucket::count).sum();
  }

  /** The mean in nanoseconds; 0 if nothing was recorded. */
  public double meanNanos() {
    double sum = buckets.stream().mapToDouble(b -> (double) b.nanos() * b.count()).sum();
    return buckets.isEmpty() ? 0 : sum / count();
  }

  /** The highest latency in nanoseconds; 0 if nothing was recorded. */
  public long maxNanos() {
    return buckets.isEmpty() ? 0 : buckets.get(buckets.size() - 1).nanos();
  }

  /**
   * The least latency that at least a given share of all do not exceed.
   *
   * @param percent 0 to 100
   * @return nanoseconds; 0 if nothing was recorded
   */
  public long percentileNanos(double percent) {
    double wanted = Math.max(1, count() * percent / 100);
    long seen = 0;
    for (Bucket bucket : buckets) {
      seen += bucket.count();
      if (seen >= wanted) {
        return bucket.nanos();
      }
    }
    return maxNanos();
  }
}
