package org.lufcheck.sim.engine.work;

import java.util.ArrayList;
import java.util.List;
import org.lufcheck.sim.engine.cpu.Mm;
import org.lufcheck.sim.engine.numa.HintScan;
import org.lufcheck.sim.engine.work.Work.Next;
import org.lufcheck.sim.result.ProcessRun;
import org.lufcheck.sim.result.ProcessRun.PhaseRun;

/** A process: threads that go through its phases together. */
public final class Process {
  private final String name;
  private final Mm mm;
  private final long allowed;
  private final boolean spinning;
  private final HintScan scan;
  private final List<Stage> stages;
  private final List<WorkThread> threads = new ArrayList<>();
  private final List<PhaseRun> runs = new ArrayList<>();
  private Work[] work = {};
  private int stage;
  private int arrived;
  private double stageStart = -1;
  private double end;
  private double timed;

  /**
   * A process that has not started.
   *
   * @param allowed CPUs that its threads may run on
   * @param spinning whether threads that wait for each other spin
   * @param scan its NUMA scan; scans nothing if that is off
   */
  public Process(
      String name, Mm mm, long allowed, boolean spinning, HintScan scan, List<Stage> stages) {
    this.scan = scan;
    this.name = name;
    this.mm = mm;
    this.allowed = allowed;
    this.spinning = spinning;
    this.stages = List.copyOf(stages);
  }

  /** A phase with the work of each thread. */
  public record Stage(String name, boolean timed, List<Work> work) {
    /** Copies the list. */
    public Stage {
      work = List.copyOf(work);
    }
  }

  /** Adds a thread. */
  public void add(WorkThread thread) {
    threads.add(thread);
  }

  /** Its threads. */
  public List<WorkThread> threads() {
    return threads;
  }

  /** Its address space. */
  Mm mm() {
    return mm;
  }

  /** CPUs that its threads may run on. */
  long allowed() {
    return allowed;
  }

  /** How its threads wait for each other. */
  Next waiting() {
    return spinning ? Next.SPIN : Next.WAIT;
  }

  /** Whether all its phases are over. */
  public boolean isOver() {
    return stage == stages.size();
  }

  /** One step of a thread. */
  Next step(WorkThread thread) {
    if (isOver()) {
      return Next.DONE;
    }
    double now = thread.current().now();
    scan.tick(thread.current());
    if (stageStart < 0) {
      stageStart = now;
      begin();
    }
    Next next = work[thread.index()].step(thread);
    if (next != Next.DONE) {
      return next;
    }
    arrived++;
    if (arrived < threads.size()) {
      return Next.WAIT;
    }
    nextStage(thread.current().now());
    wakeOthers(thread);
    return isOver() ? Next.DONE : Next.GO_ON;
  }

  private void nextStage(double now) {
    Stage over = stages.get(stage);
    runs.add(new PhaseRun(over.name(), Math.round(stageStart), Math.round(now)));
    if (over.timed()) {
      timed += now - stageStart;
    }
    stage++;
    arrived = 0;
    stageStart = now;
    end = now;
    begin();
  }

  private void begin() {
    work = isOver() ? work : stages.get(stage).work().toArray(Work[]::new);
  }

  /** Lets all other threads go on. */
  void wakeOthers(WorkThread waker) {
    double now = waker.current().now();
    for (WorkThread thread : threads) {
      if (thread != waker) {
        waker.kit().timeline().wake(thread, now);
      }
    }
  }

  /** How it fared, up to a moment. */
  public ProcessRun result(double now) {
    List<PhaseRun> phases = new ArrayList<>(runs);
    double soFar = timed;
    if (!isOver() && stageStart >= 0) {
      phases.add(new PhaseRun(stages.get(stage).name(), Math.round(stageStart), Math.round(now)));
      soFar += stages.get(stage).timed() ? now - stageStart : 0;
    }
    long visits = threads.stream().mapToLong(WorkThread::visits).sum();
    return new ProcessRun(
        name, threads.size(), Math.round(soFar), Math.round(isOver() ? end : now), visits, phases);
  }
}
