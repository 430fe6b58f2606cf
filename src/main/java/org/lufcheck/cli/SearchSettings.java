package org.lufcheck.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lufcheck.explore.Bounds;
import org.lufcheck.explore.SearchOptions;
import org.lufcheck.kernel.Reduction;
import org.lufcheck.kernel.oracle.Property;
import org.lufcheck.variant.text.InputException;
import org.lufcheck.verdict.Method;
import org.lufcheck.verdict.Plan;
import picocli.CommandLine.Option;

/** The options that say how to search. */
final class SearchSettings {
  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads work in all; default: one per processor.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--max-states",
      paramLabel = "N",
      converter = Quantities.Count.class,
      description = "Stop a search after N states (500k, 5M).")
  private @Nullable Long maxStates;

  @Option(
      names = "--max-memory",
      paramLabel = "SIZE",
      converter = Quantities.Bytes.class,
      description =
          "Stop a search that needs more memory (512M, 2G); default: its share of 60 %% of the heap.")
  private @Nullable Long maxMemory;

  @Option(
      names = "--max-time",
      paramLabel = "TIME",
      converter = Quantities.Time.class,
      description = "Stop a search after a time (90s, 5m).")
  private @Nullable Duration maxTime;

  @Option(
      names = "--max-depth",
      paramLabel = "N",
      description = "Do not look further than N steps.")
  private @Nullable Integer maxDepth;

  @Option(
      names = "--no-reduction",
      description = "Do not merge states that differ by symmetry or by the clocks' values only.")
  private boolean noReduction;

  @Option(
      names = "--no-symmetry",
      description = "Do not merge states that differ by the names of frames, CPUs or threads only.")
  private boolean noSymmetry;

  @Option(
      names = "--no-clock-ranks",
      description = "Do not merge states that differ by the values of clocks only.")
  private boolean noClockRanks;

  @Option(
      names = "--property",
      paramLabel = "P",
      split = ",",
      description = "Judge property P too; outcomes always are. 'lufcheck list' names them.")
  private List<String> properties = new ArrayList<>();

  @Option(
      names = "--search",
      paramLabel = "bfs|dfs|random",
      description =
          "Breadth first (shortest counterexample; default), depth first, or random walks.")
  private String search = "bfs";

  @Option(names = "--seed", paramLabel = "N", description = "Seed of random walks; default: 1.")
  private long seed = 1;

  @Option(names = "--walks", paramLabel = "N", description = "Random walks; default: 100000.")
  private long walks = 100_000;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Longest random walk; default: 1000 steps.")
  private int steps = 1000;

  @Option(
      names = "--progress-check",
      description =
          "Also look for calls that never end although every thread, CPU and flush gets its turn.")
  private boolean progressCheck;

  /** How many threads work in all. */
  int threads() {
    if (threads < 1) {
      throw InputException.in("--threads " + threads, "at least one thread has to work");
    }
    return threads;
  }

  /** Whether something other than the outcomes is asked for. */
  boolean special() {
    return !properties.isEmpty() || progressCheck || method() == Method.RANDOM;
  }

  /** The plan of one of several simultaneous searches. */
  Plan plan(int simultaneous) {
    Bounds bounds = Bounds.ofHeap(simultaneous);
    Method method = method();
    bounds = maxStates == null ? bounds : bounds.withMaxStates(maxStates);
    bounds = maxMemory == null ? bounds : bounds.withMaxBytes(maxMemory);
    bounds = maxTime == null ? bounds : bounds.withMaxTime(maxTime);
    if (method == Method.RANDOM) {
      bounds = bounds.withMaxDepth(atLeast("--steps", steps, 1));
    }
    bounds = maxDepth == null ? bounds : bounds.withMaxDepth(atLeast("--max-depth", maxDepth, 0));
    SearchOptions options =
        SearchOptions.defaults()
            .withBounds(bounds)
            .withThreads(simultaneous == 1 ? threads() : 1)
            .withReduce(!noReduction);
    long most = walks < 1 ? atLeast("--walks", (int) Math.max(walks, -1), 1) : walks;
    Reduction reduction = new Reduction(!noSymmetry, !noClockRanks);
    return new Plan(options, reduction, method, watched(), seed, most, progressCheck);
  }

  private static int atLeast(String option, int value, int least) {
    if (value < least) {
      throw InputException.in(option + " " + value, "must be at least " + least);
    }
    return value;
  }

  private Method method() {
    try {
      return Method.valueOf(search.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw InputException.unknown("--search", "search", search, List.of("bfs", "dfs", "random"));
    }
  }

  private Set<Property> watched() {
    Set<Property> watched = EnumSet.noneOf(Property.class);
    List<String> names = Stream.of(Property.values()).map(Property::name).toList();
    for (String name : properties) {
      if (!names.contains(name)) {
        throw InputException.unknown("--property", "property", name, names);
      }
      watched.add(Property.valueOf(name));
    }
    return watched;
  }
}
