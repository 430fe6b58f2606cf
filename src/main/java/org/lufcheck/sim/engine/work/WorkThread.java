package org.lufcheck.sim.engine.work;

import org.jspecify.annotations.Nullable;
import org.lufcheck.kernel.Hook;
import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.engine.cpu.Mm;
import org.lufcheck.sim.engine.cpu.Processors;
import org.lufcheck.sim.engine.log.Event;
import org.lufcheck.sim.engine.reclaim.DirectReclaim;
import org.lufcheck.sim.engine.time.Actor;
import org.lufcheck.sim.engine.time.Ledger.Count;
import org.lufcheck.sim.result.Payer;

/**
 * A thread of a process: runs its work on a CPU, sleeps, waits, and reclaims memory when an
 * allocation needs it.
 */
public final class WorkThread extends Actor {
  /** One wake-up in so many moves a thread to another idle CPU, as load balancing does. */
  private static final int WAKES_PER_MOVE = 512;

  private final Kit kit;
  private final Process process;
  private final int index;
  private final Current current;
  private final DirectReclaim reclaim;
  private int cpu;
  private boolean running;
  private boolean spinning;
  private double waitingSince;
  private double sleepUntil;
  private double written;
  private long visits;

  /**
   * A thread that has not started.
   *
   * @param id of the actor
   * @param index number within its process
   * @param cpu where it runs first
   */
  public WorkThread(
      int id,
      Kit kit,
      Process process,
      int index,
      int cpu,
      Current current,
      DirectReclaim reclaim) {
    super(id);
    this.kit = kit;
    this.process = process;
    this.index = index;
    this.cpu = cpu;
    this.current = current;
    this.reclaim = reclaim;
  }

  /** Its clock and account. */
  Current current() {
    return current;
  }

  /** Its process. */
  Process process() {
    return process;
  }

  /** Its number within its process. */
  int index() {
    return index;
  }

  /** What it works with. */
  Kit kit() {
    return kit;
  }

  /** Before {@link Work.Next#SLEEP}: until when. */
  void sleepUntil(double time) {
    sleepUntil = time;
  }

  /**
   * Sends pages to storage. The thread may be one request ahead of it, as dirty throttling would
   * have it.
   *
   * @return whether the thread has to sleep before it goes on
   */
  boolean writeBack(long pages) {
    boolean late = written > current.now();
    sleepUntil = written;
    kit.ledger().add(Count.WRITTEN, pages);
    written = kit.storage().submit(current.now(), pages);
    return late;
  }

  /** Counts page visits. */
  void visited(long pages) {
    visits += pages;
    kit.ledger().add(Count.VISITS, pages);
  }

  /** Page visits so far. */
  long visits() {
    return visits;
  }

  @Override
  protected double act(double now) {
    current.now(now);
    if (spinning) {
      stopSpinning(now);
    } else if (!running) {
      wakeUp(now);
    }
    Processors processors = kit.processors();
    double free = processors.freeAt(cpu);
    if (free > now) {
      return free;
    }
    if (!processors.runs(cpu, process.mm())) {
      switchIn();
    }
    current.now(current.now() + processors.takeStolen(cpu));
    Work.Next next;
    if (current.isStalled()) {
      reclaim.step();
      next = Work.Next.GO_ON;
    } else {
      next = process.step(this);
    }
    if (processors.take(cpu, number(), current.now())) {
      current.spend(Payer.SYSTEM_CALLS, kit.machine().costs().switchNanos());
    }
    return follow(next);
  }

  private double follow(Work.Next next) {
    switch (next) {
      case GO_ON, RECLAIM -> {
        return current.now();
      }
      case SLEEP -> {
        goIdle();
        current.waitUntil(Payer.STORAGE, sleepUntil);
        return Math.max(sleepUntil, current.now());
      }
      case SPIN -> {
        spinning = true;
        waitingSince = current.now();
      }
      case WAIT, DONE -> goIdle();
    }
    return NEVER;
  }

  private void stopSpinning(double now) {
    spinning = false;
    kit.ledger().charge(Payer.BARRIER, Math.max(0, now - waitingSince));
    kit.processors().forgiveStolen(cpu);
    current.now(Math.max(now, kit.processors().queueEnd(cpu)));
  }

  private void goIdle() {
    running = false;
    if (kit.idleFlush()) {
      kit.deferral().flushIdle(current);
    }
    kit.processors().idle(cpu);
    kit.log().happened(Event.Kind.IDLE, cpu, -1, -1, -1);
  }

  private void wakeUp(double now) {
    running = true;
    cpu = chooseCpu();
    current.cpu(cpu);
    Processors processors = kit.processors();
    if (processors.freeAt(cpu) <= now) {
      processors.forgiveStolen(cpu);
    }
    current.spend(Payer.SYSTEM_CALLS, kit.machine().costs().switchNanos());
    kit.walks().sleeps(1);
  }

  /** switch_mm_irqs_off: the CPU was idle, or ran another address space in between. */
  private void switchIn() {
    @Nullable Mm borrowed = kit.processors().borrowed(cpu);
    if (kit.processors().run(cpu, process.mm())) {
      kit.shootdown().local(current);
    }
    kit.log().happened(Event.Kind.RUN, cpu, process.mm().id(), -1, -1);
    if (borrowed != null) {
      kit.deferral().hook(current, Hook.H3, borrowed);
    }
  }

  /** select_task_rq_fair: the CPU of before if it is idle, now and then another idle one. */
  private int chooseCpu() {
    Processors processors = kit.processors();
    long idle = process.allowed() & ~processors.occupied();
    boolean stay = (idle & (1L << cpu)) != 0;
    if (idle == 0 || (stay && kit.random().nextInt(WAKES_PER_MOVE) != 0)) {
      return cpu;
    }
    int skip = kit.random().nextInt(Long.bitCount(idle));
    while (skip-- > 0) {
      idle &= idle - 1;
    }
    return Long.numberOfTrailingZeros(idle);
  }
}
