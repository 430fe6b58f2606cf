package org.lufcheck.sim.engine.work;

import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.engine.fault.FileFaults;
import org.lufcheck.sim.engine.fault.FileStream;
import org.lufcheck.sim.engine.memory.MemoryObject;
import org.lufcheck.sim.engine.memory.Slots;
import org.lufcheck.sim.engine.work.Work.Next;
import org.lufcheck.sim.result.Payer;

/** One thread's way through a mapped file, page after page. */
final class FileWalker {
  /** Pages that are visited in one step at most: what one fault maps. */
  private static final int STEP_PAGES = 16;

  private final MemoryObject file;
  private final int windowPages;
  private final double computeNanos;
  private final FileStream stream = new FileStream();
  private final int[] onNode;
  private int position;
  private int end;

  /**
   * A walker without a way.
   *
   * @param windowPages the largest readahead window
   * @param computeNanos of the thread for each page
   * @param nodes how many memory nodes there are
   */
  FileWalker(MemoryObject file, int windowPages, double computeNanos, int nodes) {
    this.file = file;
    this.windowPages = windowPages;
    this.computeNanos = computeNanos;
    onNode = new int[nodes];
  }

  /** Goes on at another place. */
  void jump(int from, int to) {
    jump(from, to, false);
  }

  /**
   * Goes on at another place.
   *
   * @param split whether the place is within a chunk, so that the mark of each readahead window
   *     splits what one fault would map in two
   */
  void jump(int from, int to, boolean split) {
    if (from != position) {
      stream.restart(split);
    }
    position = from;
    end = to;
  }

  boolean atEnd() {
    return position >= end;
  }

  int position() {
    return position;
  }

  /**
   * Visits what is mapped, up to a few pages, or faults. Chunks of several pages are visited up to
   * a readahead window in one go, as long as nothing is done that others might have to wait for.
   */
  Next step(WorkThread thread) {
    Next next = once(thread);
    if (thread.kit().grain() > 1) {
      int limit = Math.min(end, position + windowPages / thread.kit().grain());
      while (next == Next.GO_ON && position < limit && isFree(thread)) {
        next = once(thread);
      }
    }
    return next;
  }

  private boolean isFree(WorkThread thread) {
    Kit kit = thread.kit();
    return (kit.slots().pte(position) & Slots.PRESENT) != 0
        || (kit.slots().frame(position) >= 0 && stream.onlyMaps(position, thread.current().now()));
  }

  private Next once(WorkThread thread) {
    Kit kit = thread.kit();
    Current current = thread.current();
    if ((kit.slots().pte(position) & Slots.PRESENT) == 0) {
      return fault(thread);
    }
    visit(thread, kit, current);
    return Next.GO_ON;
  }

  /** Faults where it stands; where there is no memory at all it gives up and goes on. */
  Next fault(WorkThread thread) {
    FileFaults files = thread.kit().files();
    return switch (files.fault(thread.current(), stream, file, position, windowPages)) {
      case SLEEP -> {
        thread.sleepUntil(files.wakeAt());
        yield Next.SLEEP;
      }
      case RECLAIM -> Next.RECLAIM;
      case FAILED -> {
        position++;
        yield Next.GO_ON;
      }
      case MAPPED, AGAIN -> Next.GO_ON;
    };
  }

  private void visit(WorkThread thread, Kit kit, Current current) {
    byte[] ptes = kit.slots().ptes();
    int[] frames = kit.slots().frames();
    int block = Math.max(1, STEP_PAGES / kit.grain());
    int to = Math.min(end, position + block - (position - file.base()) % block);
    int first = position;
    while (position < to && (ptes[position] & Slots.PRESENT) != 0) {
      ptes[position] |= Slots.YOUNG;
      onNode[kit.traffic().nodeOf(frames[position])]++;
      position++;
    }
    long pages = (long) (position - first) * kit.grain();
    double memory = 0;
    for (int node = 0; node < onNode.length; node++) {
      if (onNode[node] > 0) {
        memory += kit.traffic().stream(node, (long) onNode[node] * kit.grain(), current.now());
        onNode[node] = 0;
      }
    }
    boolean shared = kit.cores().shared(current.cpu());
    double compute = kit.cores().compute(current.cpu(), pages * computeNanos);
    current.spend(Payer.COMPUTE, compute);
    current.spend(Payer.MEMORY, Math.max(0, memory - compute));
    current.spend(Payer.WALKS, pages * kit.walkTime().sequential(file, first, shared));
    kit.walks().visits(pages, false);
    thread.visited(pages);
  }
}
