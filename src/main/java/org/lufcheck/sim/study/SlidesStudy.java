package org.lufcheck.sim.study;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.lufcheck.sim.input.MachineFile;
import org.lufcheck.sim.input.Scale;
import org.lufcheck.sim.input.WorkloadFile;
import org.lufcheck.variant.Variant;

/**
 * The machine and the workload of the talk, vanilla and LUF, beside the slides; and, in small, the
 * same machine with something else that might explain what was measured.
 *
 * @param machine of the talk
 * @param others the other explanations
 * @param workload of the talk
 * @param scale of the talk, as large as wanted
 * @param grain pages per chunk
 * @param vanilla the unchanged kernel
 * @param lufs kernels with LUF, the one that was measured first
 * @param seeds of the runs
 */
public record SlidesStudy(
    MachineFile machine,
    List<MachineFile> others,
    WorkloadFile workload,
    Scale scale,
    int grain,
    Variant vanilla,
    List<Variant> lufs,
    List<Long> seeds)
    implements Study {
  private static final Scale SMALL = new Scale(1, 16);

  private static final List<String> METRICS =
      List.of(
          "run_time",
          "receptions",
          "flushes",
          "flushes.take off",
          "walks",
          "walks.load",
          "walks.store",
          "walks.instruction",
          "unmaps",
          "deferred",
          "allocation.p50",
          "allocation.p99",
          "allocation.p999",
          "allocation.max");

  /** Copies the lists. */
  public SlidesStudy {
    others = List.copyOf(others);
    lufs = List.copyOf(lufs);
    seeds = List.copyOf(seeds);
  }

  @Override
  public List<String> metrics() {
    return METRICS;
  }

  /** What is asked: the talk as large as wanted, then all explanations in small. */
  public List<Question> questions() {
    Stream<Question> talk = Stream.of(talk(), question(machine, SMALL));
    return Stream.concat(talk, others.stream().map(other -> question(other, SMALL)))
        .distinct()
        .toList();
  }

  /** The talk, as large as wanted: the first of them. */
  Question talk() {
    return question(machine, scale);
  }

  private Question question(MachineFile file, Scale size) {
    return Question.of(file.machine(), workload.workload(), size, grain);
  }

  @Override
  public List<Case> cases(Question question) {
    List<Case> cases = new ArrayList<>();
    for (long seed : seeds) {
      Stream.concat(Stream.of(vanilla), lufs.stream())
          .filter(kernel -> EngineRunner.canSimulate(kernel, question.machine()))
          .forEach(kernel -> cases.add(answer(question, kernel, seed)));
    }
    return cases;
  }

  private static Case answer(Question question, Variant kernel, long seed) {
    String policy = EngineRunner.policyOf(kernel);
    String placement = EngineRunner.placements().get(0);
    Job job = question.job(question.machine(), kernel, policy, placement, seed);
    return new Case(question.name(), kernel.name(), job);
  }
}
