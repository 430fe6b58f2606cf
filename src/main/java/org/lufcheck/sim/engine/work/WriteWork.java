package org.lufcheck.sim.engine.work;

import java.util.ArrayList;
import java.util.List;
import org.lufcheck.kernel.Hook;
import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.engine.fault.FileFaults.Outcome;
import org.lufcheck.sim.engine.log.Event;
import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.memory.MemoryObject;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.Phase.WriteFile;
import org.lufcheck.sim.result.Payer;

/**
 * Threads write a file through the page cache, each its part from start to end
 * (generic_perform_write). Each page passes mapping_write_begin (hook H2), which ends the file's
 * deferrals. What was written goes to storage when the next request is done (writeback, and
 * throttling of the writer, in their simplest form).
 */
final class WriteWork implements Work {
  private final MemoryObject file;
  private final WriteFile phase;
  private final int from;
  private final int to;
  private final FileWalker walker;
  private final int requestChunks;
  private long passes;
  private int at;
  private int inRequest;
  private boolean read;

  private WriteWork(
      MemoryObject file, WriteFile phase, int from, int to, int requestChunks, FileWalker walker) {
    this.file = file;
    this.phase = phase;
    this.from = from;
    this.to = to;
    this.requestChunks = requestChunks;
    this.walker = walker;
    passes = phase.passes();
    at = to;
  }

  /** The work of all threads. */
  static List<Work> of(Kit kit, MemoryObject file, WriteFile phase, int threads, int window) {
    int request = (int) Math.max(1, phase.requestBytes() / Machine.PAGE / kit.grain());
    int nodes = kit.machine().nodes().size();
    List<Work> all = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      long from = file.base() + (long) file.chunks() * thread / threads;
      long to = file.base() + (long) file.chunks() * (thread + 1) / threads;
      FileWalker walker = new FileWalker(file, window, 0, nodes);
      all.add(new WriteWork(file, phase, (int) from, (int) to, request, walker));
    }
    return all;
  }

  @Override
  public Next step(WorkThread thread) {
    if (at == to) {
      if (passes == 0 || from == to) {
        return Next.DONE;
      }
      passes--;
      at = from;
    }
    if (phase.mapped() && !read) {
      return readFirst(thread);
    }
    return writePage(thread);
  }

  /** The same process reads the page through its mapping before it is written. */
  private Next readFirst(WorkThread thread) {
    if (walker.position() != at || walker.atEnd()) {
      walker.jump(at, at + 1);
    }
    Next next = walker.step(thread);
    read = next == Next.GO_ON && walker.atEnd();
    return next;
  }

  private Next writePage(WorkThread thread) {
    Kit kit = thread.kit();
    Current current = thread.current();
    if (inRequest == 0) {
      current.spend(Payer.COMPUTE, kit.cores().compute(current.cpu(), phase.computeNanos()));
      current.spend(Payer.SYSTEM_CALLS, kit.machine().costs().callNanos());
    }
    if (kit.slots().frame(at) < 0) {
      if (kit.files().create(current, file, at) == Outcome.RECLAIM) {
        return Next.RECLAIM;
      }
    }
    int frame = kit.slots().frame(at);
    if (frame >= 0) {
      kit.deferral().hook(current, Hook.H2, file);
      kit.frames().set(frame, Frames.REFERENCED);
      kit.log().happened(Event.Kind.WRITE, -1, file.mm(), at, frame);
      int node = kit.traffic().nodeOf(frame);
      current.spend(Payer.MEMORY, kit.traffic().write(node, kit.grain(), current.now()));
      current.spend(Payer.SYSTEM_CALLS, kit.machine().costs().copyNanos() * kit.grain());
      kit.walks().visits(kit.grain(), true);
    }
    thread.visited(kit.grain());
    at++;
    read = false;
    return endOfRequest(thread);
  }

  private Next endOfRequest(WorkThread thread) {
    if (++inRequest < requestChunks && at < to) {
      return Next.GO_ON;
    }
    long pages = (long) inRequest * thread.kit().grain();
    inRequest = 0;
    return thread.writeBack(pages) ? Next.SLEEP : Next.GO_ON;
  }
}
