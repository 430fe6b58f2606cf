package org.lufcheck.concurrent.explore;

import java.util.List;
import java.util.SplittableRandom;
import org.lufcheck.concurrent.Trial;
import org.lufcheck.concurrent.record.Entry;
import org.lufcheck.concurrent.record.Journal;
import org.lufcheck.concurrent.record.Recording;

/**
 * Runs programs by random schedules; the same seed gives the same schedule. Immutable and
 * thread-safe.
 */
public final class Sampler {
  private static final int LONGEST = 100_000;

  private final double switching;

  /**
   * A sampler.
   *
   * @param switching how likely it is that another thread goes on after a primitive, 0 to 1
   */
  public Sampler(double switching) {
    this.switching = switching;
  }

  /**
   * A run.
   *
   * @param completed whether all threads ended
   * @param violation what was observed to be wrong, or empty
   * @param steps the steps of the model that it recorded
   */
  public record Sample(boolean completed, String violation, List<Entry> steps) {
    /** Copies the list. */
    public Sample {
      steps = List.copyOf(steps);
    }
  }

  /** Runs what is built for this run. */
  public Sample run(Explorer.Trials trials, long seed) {
    Journal journal = new Journal();
    Run run = new Run(new Dice(seed), LONGEST);
    Trial trial = trials.on(new Recording(new Scheduled(run), journal));
    Run.End end = run.execute(trial);
    run.thrown()
        .ifPresent(
            thrown -> {
              throw new IllegalStateException("a thread threw", thrown);
            });
    return new Sample(end == Run.End.COMPLETE, trial.violation(), journal.entries());
  }

  private final class Dice implements Pilot {
    private final SplittableRandom random;
    private int last = -1;

    Dice(long seed) {
      random = new SplittableRandom(seed);
    }

    @Override
    public int choose(long enabled) {
      boolean canGoOn = last >= 0 && (enabled & 1L << last) != 0;
      if (canGoOn && random.nextDouble() >= switching) {
        return last;
      }
      long left = enabled;
      for (int skip = random.nextInt(Long.bitCount(enabled)); skip > 0; skip--) {
        left &= left - 1;
      }
      return Long.numberOfTrailingZeros(left);
    }

    @Override
    public void executed(int strand, Access[] accesses) {
      last = strand;
    }

    @Override
    public void blocked(int strand, Access[] accesses) {}
  }
}
