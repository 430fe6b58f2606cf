package org.lufcheck.sim.input;

/**
 * Where files come from and go to: one queue of requests.
 *
 * @param bytesPerSecond most that it delivers
 * @param latencyNanos of one request on an idle device
 * @param depth requests that it works on at the same time, at least 1
 */
public record Storage(double bytesPerSecond, double latencyNanos, int depth) {
  /** The same with another bandwidth. */
  public Storage withBytesPerSecond(double other) {
    return new Storage(other, latencyNanos, depth);
  }
}
