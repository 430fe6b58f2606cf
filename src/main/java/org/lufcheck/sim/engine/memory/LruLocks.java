package org.lufcheck.sim.engine.memory;

import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.engine.cpu.Processors;
import org.lufcheck.sim.engine.cpu.SpinLock;
import org.lufcheck.sim.input.KernelSettings.LockWaits;
import org.lufcheck.sim.result.Payer;

/**
 * The lock of each node's lists (struct lruvec's lru_lock), and the batches of each CPU in front of
 * them (mm/swap.c: cpu_fbatches.lru_add). All pages of all processes of a node are behind one lock:
 * reclaim takes it for the pages that it isolates and for those that it puts back, and everybody
 * else once in 31 pages.
 *
 * <p>A page in a CPU's batch is on its list at once here. In Linux reclaim finds it when the batch
 * is drained, at most 30 pages later of the millions on the list.
 */
public final class LruLocks {
  /** PAGEVEC_SIZE. */
  private static final int BATCH_PAGES = 31;

  private final SpinLock[] locks;
  private final int[][] waiting;
  private final int[] filled;
  private final double nanosPerChunk;
  private final int grain;

  /**
   * Free locks and empty batches.
   *
   * @param nodes how many nodes there are
   * @param waits how CPUs wait for a lock
   * @param nanosPerPage for which a lock is held for each page
   * @param grain pages of a chunk
   */
  public LruLocks(
      int nodes, Processors processors, LockWaits waits, double nanosPerPage, int grain) {
    locks = new SpinLock[nodes];
    for (int node = 0; node < nodes; node++) {
      locks[node] = new SpinLock(processors, waits);
    }
    waiting = new int[processors.count()][nodes];
    filled = new int[processors.count()];
    nanosPerChunk = nanosPerPage * grain;
    this.grain = grain;
  }

  /** Takes chunks off a node's lists, or puts them there, all under one lock. */
  public void move(Current current, Payer payer, Node node, int chunks) {
    if (chunks > 0) {
      locks[node.id()].hold(current, payer, nanosPerChunk * chunks);
    }
  }

  /**
   * folio_add_lru: a chunk waits in its CPU's batch; a full batch is drained, node by node. What a
   * chunk has beyond that counts for the next batch.
   *
   * @return whether it was drained
   */
  public boolean add(Current current, Payer payer, Node node) {
    int[] batch = waiting[current.cpu()];
    batch[node.id()]++;
    int pages = filled[current.cpu()] + grain;
    filled[current.cpu()] = pages < BATCH_PAGES ? pages : pages % BATCH_PAGES;
    if (pages < BATCH_PAGES) {
      return false;
    }
    for (int id = 0; id < batch.length; id++) {
      if (batch[id] > 0) {
        locks[id].hold(current, payer, nanosPerChunk * batch[id]);
        batch[id] = 0;
      }
    }
    return true;
  }
}
