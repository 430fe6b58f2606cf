package org.lufcheck.sim.engine.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.lufcheck.sim.engine.memory.MemoryObject;
import org.lufcheck.sim.engine.work.Process.Stage;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.Phase;
import org.lufcheck.sim.input.Program;

/** Makes the work of all threads for the phases of a program. */
public final class Stages {
  private final Kit kit;
  private final Program program;
  private final Map<String, MemoryObject> objects;

  private Stages(Kit kit, Program program, Map<String, MemoryObject> objects) {
    this.kit = kit;
    this.program = program;
    this.objects = objects;
  }

  /**
   * The stages of a process.
   *
   * @param objects its files and memory by name
   */
  public static List<Stage> of(Kit kit, Program program, Map<String, MemoryObject> objects) {
    Stages stages = new Stages(kit, program, objects);
    List<Stage> all = new ArrayList<>();
    for (Phase phase : program.phases()) {
      all.add(new Stage(name(phase), phase.timed(), stages.work(phase)));
    }
    return all;
  }

  private static String name(Phase phase) {
    return phase.getClass().getSimpleName() + " " + phase.on();
  }

  private List<Work> work(Phase phase) {
    MemoryObject on = Objects.requireNonNull(objects.get(phase.on()));
    int threads = program.threads();
    int nodes = kit.machine().nodes().size();
    if (phase instanceof Phase.Sweep sweep) {
      return SweepWork.of(
          on,
          objects.get(phase.on() + " buffers"),
          threads,
          sweep.matrixBytes() / Machine.PAGE,
          kit.grain(),
          sweep.sweeps(),
          window(sweep.sequential()),
          sweep.computeNanos(),
          nodes);
    }
    if (phase instanceof Phase.Populate populate) {
      return ReadWork.populate(on, threads, window(populate.sequential()), nodes);
    }
    if (phase instanceof Phase.Stream stream) {
      return ReadWork.stream(
          on, threads, stream.passes(), window(false), stream.computeNanos(), nodes);
    }
    return moreWork(phase, on, threads);
  }

  private List<Work> moreWork(Phase phase, MemoryObject on, int threads) {
    if (phase instanceof Phase.Lookup lookup) {
      return LookupWork.of(kit, on, lookup, threads, window(false));
    }
    if (phase instanceof Phase.WriteFile write) {
      return WriteWork.of(kit, on, write, threads, window(false));
    }
    if (phase instanceof Phase.MapChurn churn) {
      return ChurnWork.of(kit, on, churn, threads);
    }
    if (phase instanceof Phase.ProtectChurn churn) {
      return ChurnWork.of(kit, on, churn, threads);
    }
    if (phase instanceof Phase.Allocate allocate) {
      return ChurnWork.of(kit, on, allocate, threads);
    }
    throw new IllegalArgumentException("phase " + phase);
  }

  private int window(boolean sequential) {
    int pages = (int) (kit.machine().kernel().readaheadBytes() / Machine.PAGE);
    return Math.max(1, sequential ? 2 * pages : pages);
  }
}
