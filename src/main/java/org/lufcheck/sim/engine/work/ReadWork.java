package org.lufcheck.sim.engine.work;

import java.util.ArrayList;
import java.util.List;
import org.lufcheck.sim.engine.memory.MemoryObject;

/** Threads go through a mapped file, each through its own part, without waiting for others. */
final class ReadWork implements Work {
  private final FileWalker walker;
  private final int from;
  private final int to;
  private long passes;

  private ReadWork(FileWalker walker, int from, int to, long passes) {
    this.walker = walker;
    this.from = from;
    this.to = to;
    this.passes = passes;
  }

  /** MAP_POPULATE: the first of some threads reads all of a file, once. */
  static List<Work> populate(MemoryObject file, int threads, int windowPages, int nodes) {
    List<Work> all = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      FileWalker walker = new FileWalker(file, windowPages, 0, nodes);
      int end = thread == 0 ? file.end() : file.base();
      all.add(new ReadWork(walker, file.base(), end, 1));
    }
    return all;
  }

  /** Each thread reads its part, some times. */
  static List<Work> stream(
      MemoryObject file,
      int threads,
      long passes,
      int windowPages,
      double computeNanos,
      int nodes) {
    List<Work> all = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      long from = file.base() + (long) file.chunks() * thread / threads;
      long to = file.base() + (long) file.chunks() * (thread + 1) / threads;
      FileWalker walker = new FileWalker(file, windowPages, computeNanos, nodes);
      all.add(new ReadWork(walker, (int) from, (int) to, passes));
    }
    return all;
  }

  @Override
  public Next step(WorkThread thread) {
    if (!walker.atEnd()) {
      return walker.step(thread);
    }
    if (passes == 0 || from == to) {
      return Next.DONE;
    }
    passes--;
    walker.jump(from, to);
    return Next.GO_ON;
  }
}
