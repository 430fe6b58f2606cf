package org.lufcheck.sim.engine.work;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lufcheck.sim.engine.memory.MemoryObject;

/**
 * All threads go through a file together, matrix by matrix, each through its contiguous share, with
 * a barrier after each (ggml_graph_compute).
 */
final class SweepWork implements Work {
  /** What the threads share. */
  private static final class Shared {
    final MemoryObject file;
    final @Nullable MemoryObject written;
    final int threads;
    final int matrixChunks;
    final long matrices;
    final long perSweep;
    final long matrixPages;
    final int grain;
    long matrix;
    int arrived;

    Shared(
        MemoryObject file,
        @Nullable MemoryObject written,
        int threads,
        long matrixPages,
        int grain,
        long sweeps) {
      this.file = file;
      this.matrixPages = matrixPages;
      this.grain = grain;
      this.written = written;
      this.threads = threads;
      matrixChunks = (int) Math.max(1, matrixPages / grain);
      perSweep = (file.chunks() + matrixChunks - 1L) / matrixChunks;
      matrices = perSweep * sweeps;
    }
  }

  private final Shared shared;
  private final int index;
  private final FileWalker walker;
  private long begun = -1;
  private boolean waiting;
  private int touch;
  private int touchEnd;

  private SweepWork(Shared shared, int index, FileWalker walker) {
    this.shared = shared;
    this.index = index;
    this.walker = walker;
  }

  /**
   * The work of all threads.
   *
   * @param written anonymous memory that each sweep writes once, if any
   * @param matrixPages between two barriers
   */
  static List<Work> of(
      MemoryObject file,
      @Nullable MemoryObject written,
      int threads,
      long matrixPages,
      int grain,
      long sweeps,
      int windowPages,
      double computeNanos,
      int nodes) {
    Shared shared = new Shared(file, written, threads, matrixPages, grain, sweeps);
    List<Work> all = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      all.add(
          new SweepWork(shared, thread, new FileWalker(file, windowPages, computeNanos, nodes)));
    }
    return all;
  }

  @Override
  public Next step(WorkThread thread) {
    if (shared.matrix == shared.matrices) {
      return Next.DONE;
    }
    if (begun != shared.matrix) {
      begin();
    }
    if (touch < touchEnd && shared.written != null) {
      Next next = AnonTouch.write(thread, shared.written, touch);
      if (next == Next.GO_ON) {
        touch++;
      }
      return next;
    }
    if (!walker.atEnd()) {
      return walker.step(thread);
    }
    if (waiting) {
      return thread.process().waiting();
    }
    waiting = true;
    if (++shared.arrived < shared.threads) {
      return thread.process().waiting();
    }
    shared.arrived = 0;
    shared.matrix++;
    thread.process().wakeOthers(thread);
    return Next.GO_ON;
  }

  private void begin() {
    begun = shared.matrix;
    waiting = false;
    long inSweep = begun % shared.perSweep;
    long from = shared.file.base() + inSweep * shared.matrixChunks;
    long size = Math.min(shared.matrixChunks, shared.file.end() - from);
    long page = inSweep * shared.matrixPages + shared.matrixPages * index / shared.threads;
    walker.jump(
        (int) (from + size * index / shared.threads),
        (int) (from + size * (index + 1) / shared.threads),
        page % shared.grain != 0);
    if (shared.written != null) {
      touch = shared.written.base() + firstWritten(shared.written, inSweep, index);
      touchEnd = shared.written.base() + firstWritten(shared.written, inSweep, index + 1);
    }
  }

  private int firstWritten(MemoryObject written, long matrix, int thread) {
    return (int) share(written.chunks(), shared.perSweep, matrix, shared.threads, thread);
  }

  /**
   * Where the share of a thread begins in what all matrices write, and that of the thread before it
   * ends. Each thread writes its share of what belongs to a matrix before it reads. Where there are
   * fewer chunks than threads the first threads write one each, and are due first: so it is written
   * before anybody reads, as it is page by page, where everybody has some.
   */
  static long share(long chunks, long matrices, long matrix, int threads, int thread) {
    long from = chunks * matrix / matrices;
    long to = chunks * (matrix + 1) / matrices;
    return to - from < threads
        ? Math.min(to, from + thread)
        : chunks * (matrix * threads + thread) / (matrices * threads);
  }
}
