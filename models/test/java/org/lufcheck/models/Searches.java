package org.lufcheck.models;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.lufcheck.explore.Bounds;
import org.lufcheck.explore.SearchOptions;

/** Runs many small searches at once, each on one thread. */
final class Searches {
  /** No bound on states. */
  static final long UNLIMITED = Long.MAX_VALUE;

  private static final int AT_ONCE = Math.max(2, Runtime.getRuntime().availableProcessors());

  private Searches() {}

  /** One thread, a fair share of the heap, reductions and deadlocks. */
  static SearchOptions options(long maxStates) {
    Bounds heap = Bounds.ofHeap();
    Bounds share = heap.withMaxBytes(heap.maxBytes() / AT_ONCE);
    return SearchOptions.defaults().withThreads(1).withBounds(share.withMaxStates(maxStates));
  }

  /** Applies a search to every subject; results in the order of the subjects. */
  static <T, R> List<R> map(List<T> subjects, Function<T, R> search) {
    return start(subjects, search).stream().map(Searches::get).toList();
  }

  /** Begins to apply a search to every subject, in their order. */
  static <T, R> List<Future<R>> start(List<T> subjects, Function<T, R> search) {
    ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
    List<Future<R>> results =
        subjects.stream().map(subject -> pool.submit(() -> search.apply(subject))).toList();
    pool.shutdown();
    return results;
  }

  static <R> R get(Future<R> result) {
    try {
      return result.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}
