package org.lufcheck.sim.engine.reclaim;

import java.util.List;
import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.engine.luf.UnmapBatch;
import org.lufcheck.sim.engine.memory.Node;
import org.lufcheck.sim.result.Payer;

/**
 * Reclaim by a thread that wants memory (mm/vmscan.c: do_try_to_free_pages), cut into steps so that
 * others act in between: from priority 12 downwards over the nodes of its zonelist until 32 pages
 * are free.
 */
public final class DirectReclaim {
  private final List<Node> nodes;
  private final ScanPlan plan;
  private final ReclaimTask task;
  private final int target;
  private boolean active;
  private boolean passing;
  private int priority;
  private int node;
  private long reclaimed;

  /**
   * Nothing to do yet.
   *
   * @param nodes all nodes in the order of the zonelist
   * @param target pages to reclaim (SWAP_CLUSTER_MAX)
   */
  public DirectReclaim(List<Node> nodes, ScanPlan plan, Current current, int target) {
    this.nodes = List.copyOf(nodes);
    this.plan = plan;
    task = new ReclaimTask(current, new UnmapBatch(), Payer.DIRECT_RECLAIM);
    this.target = target;
  }

  /** Does one step of what the task's allocation waits for. */
  public void step() {
    Current current = task.current();
    if (!active) {
      active = true;
      priority = ScanPlan.DEF_PRIORITY;
      node = -1;
      reclaimed = 0;
      passing = false;
    }
    if (!passing && !nextPass(current.stalledNodes())) {
      active = false;
      current.reclaimed(reclaimed);
      return;
    }
    if (plan.step(task, nodes.get(node))) {
      reclaimed += plan.reclaimed();
      passing = false;
    }
  }

  private boolean nextPass(long wanted) {
    do {
      node++;
      if (node == nodes.size()) {
        node = 0;
        priority--;
        if (reclaimed >= target) {
          return false;
        }
      }
    } while (priority >= 0 && (wanted & (1L << node)) == 0);
    if (priority < 0) {
      return false;
    }
    plan.begin(nodes.get(node), priority, target, true);
    passing = true;
    return true;
  }
}
