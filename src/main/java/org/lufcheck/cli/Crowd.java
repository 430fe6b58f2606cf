package org.lufcheck.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.lufcheck.verdict.Examiner;
import org.lufcheck.verdict.Subject;
import org.lufcheck.verdict.Verdict;

/** Runs checks, several at a time if there are several, and returns their verdicts in order. */
final class Crowd {
  private final Console console;
  private final SearchSettings settings;

  Crowd(Console console, SearchSettings settings) {
    this.console = console;
    this.settings = settings;
  }

  /** The verdicts; those that had not begun when the user interrupted are missing. */
  List<Verdict> examine(List<Subject> subjects, boolean quiet) {
    int simultaneous = Math.max(1, Math.min(settings.threads(), subjects.size()));
    var plan = settings.plan(simultaneous);
    ExecutorService pool = Executors.newFixedThreadPool(simultaneous);
    try (Progress progress = new Progress(console, subjects.size(), quiet)) {
      List<Future<List<Verdict>>> futures = new ArrayList<>();
      for (Subject subject : subjects) {
        Callable<List<Verdict>> job =
            () -> {
              if (console.cancellation().isCancelled()) {
                return List.of();
              }
              String name = subject.litmus().name() + " on " + subject.kernel();
              try {
                Examiner examiner = new Examiner(subject, plan);
                Verdict verdict = examiner.examine(progress.listener(name), console.cancellation());
                return List.of(verdict);
              } catch (RuntimeException e) {
                throw new IllegalStateException(name + ": " + e, e);
              } finally {
                progress.finished();
              }
            };
        futures.add(pool.submit(job));
      }
      return collect(futures);
    } finally {
      pool.shutdownNow();
    }
  }

  private static List<Verdict> collect(List<Future<List<Verdict>>> futures) {
    List<Verdict> verdicts = new ArrayList<>();
    for (Future<List<Verdict>> future : futures) {
      try {
        verdicts.addAll(future.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException(String.valueOf(e.getCause()), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }
    return verdicts;
  }
}
