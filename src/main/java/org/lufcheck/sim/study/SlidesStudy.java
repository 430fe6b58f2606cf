package org.lufcheck.sim.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.lufcheck.kernel.Rules;
import org.lufcheck.sim.calibrate.VanillaColumns;
import org.lufcheck.sim.input.KernelSettings;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.MachineFile;
import org.lufcheck.sim.input.Scale;
import org.lufcheck.sim.input.Stated;
import org.lufcheck.sim.input.WorkloadFile;
import org.lufcheck.sim.report.Table;
import org.lufcheck.sim.validate.Validation;
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
    Stream<Question> talk = Stream.of(question(machine, scale), question(machine, SMALL));
    return Stream.concat(talk, others.stream().map(other -> question(other, SMALL)))
        .distinct()
        .toList();
  }

  private Question question(MachineFile file, Scale size) {
    return Question.of(file.machine(), workload.workload(), size, grain);
  }

  @Override
  public List<Case> cases(Question question) {
    List<Case> cases = new ArrayList<>();
    for (long seed : seeds) {
      Stream.concat(Stream.of(vanilla), lufs.stream())
          .filter(kernel -> canBeSimulated(kernel, question.machine()))
          .forEach(kernel -> cases.add(answer(question, kernel, seed)));
    }
    return cases;
  }

  /** A kernel with one set of deferred flushes for the whole system has no pending lists. */
  private static boolean canBeSimulated(Variant kernel, Machine machine) {
    return machine.kernel().freeLists() == KernelSettings.FreeLists.SINGLE
        || kernel.rules().scope() != Rules.Scope.GLOBAL;
  }

  private static Case answer(Question question, Variant kernel, long seed) {
    String policy = EngineRunner.policyOf(kernel);
    String placement = EngineRunner.placements().get(0);
    Job job = question.job(question.machine(), kernel, policy, placement, seed);
    return new Case(question.name(), kernel.name(), job);
  }

  /** The first question's data beside the slides. */
  public Validation validation(StudyData data) {
    String question = question(machine, scale).name();
    List<Stated> stated =
        Stream.concat(machine.stated().stream(), workload.stated().stream()).toList();
    return Validation.of(
        scale,
        stated,
        metric -> data.of(question, vanilla.name(), metric),
        metric -> data.of(question, lufs.get(0).name(), metric));
  }

  /** Each question's run time and shootdowns, in parts of what was measured on vanilla. */
  public Table explanations(StudyData data) {
    VanillaColumns measured = VanillaColumns.TALK;
    List<String> head =
        new ArrayList<>(
            List.of(
                "",
                "vanilla: run time, of the measured",
                "shootdowns received, of the measured",
                "CPUs per flush"));
    for (Variant luf : lufs) {
      head.add(luf.name() + ": shootdowns");
      head.add("run time");
      head.add("deferred, of the unmapped");
    }
    List<List<String>> rows = new ArrayList<>();
    for (Question asked : questions()) {
      String question = asked.name();
      double part = asked.scale().factor();
      double receptions = data.of(question, vanilla.name(), "receptions").mean();
      double flushes = data.of(question, vanilla.name(), "flushes").mean();
      double seconds = data.of(question, vanilla.name(), "run_time").mean() / 1e9;
      List<String> row =
          new ArrayList<>(
              List.of(
                  question,
                  percent(seconds / part / measured.meanSeconds(), 0),
                  percent(receptions / part / measured.perSet(measured.receptions()), 0),
                  String.format(Locale.ROOT, "%.1f", receptions / flushes)));
      for (Variant luf : lufs) {
        row.addAll(
            canBeSimulated(luf, asked.machine())
                ? gain(data, question, luf.name())
                : List.of("-", "-", "-"));
      }
      rows.add(row);
    }
    return new Table("What might explain the measurements", head, rows, List.of());
  }

  private List<String> gain(StudyData data, String question, String luf) {
    double deferred = data.of(question, luf, "deferred").mean();
    return List.of(
        StrategyText.change(data.difference(question, vanilla.name(), luf, "receptions")),
        StrategyText.change(data.difference(question, vanilla.name(), luf, "run_time")),
        percent(deferred / data.of(question, luf, "unmaps").mean(), 1));
  }

  private static String percent(double share, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f %%", 100 * share);
  }
}
