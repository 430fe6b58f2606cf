package org.lufcheck.sim.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.lufcheck.sim.calibrate.VanillaColumns;
import org.lufcheck.sim.input.MachineFile;
import org.lufcheck.sim.input.Scale;
import org.lufcheck.sim.input.Stated;
import org.lufcheck.sim.input.WorkloadFile;
import org.lufcheck.sim.report.Table;
import org.lufcheck.sim.validate.Validation;

/**
 * The machine and the workload of the talk, vanilla and LUF, beside the slides; and, in small, the
 * same machine with something else that might explain what was measured.
 *
 * @param machine of the talk
 * @param others the other explanations
 * @param workload of the talk
 * @param scale of the talk, as large as wanted
 * @param grain pages per chunk
 */
public record SlidesStudy(
    MachineFile machine, List<MachineFile> others, WorkloadFile workload, Scale scale, int grain) {
  private static final Scale SMALL = new Scale(1, 16);

  /** Copies the list. */
  public SlidesStudy {
    others = List.copyOf(others);
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

  /** The first question's data beside the slides. */
  public Validation validation(StudyData data, String luf) {
    String question = question(machine, scale).name();
    List<Stated> stated =
        Stream.concat(machine.stated().stream(), workload.stated().stream()).toList();
    return Validation.of(
        scale,
        stated,
        metric -> data.of(question, StrategyStudy.VANILLA, metric),
        metric -> data.of(question, luf, metric));
  }

  /** Each question's run time and shootdowns, in parts of what was measured on vanilla. */
  public Table explanations(StudyData data, String luf) {
    VanillaColumns measured = VanillaColumns.TALK;
    List<List<String>> rows = new ArrayList<>();
    for (Question asked : questions()) {
      String question = asked.name();
      double part = asked.scale().factor();
      double receptions = data.of(question, StrategyStudy.VANILLA, "receptions").mean();
      double flushes = data.of(question, StrategyStudy.VANILLA, "flushes").mean();
      double seconds = data.of(question, StrategyStudy.VANILLA, "run_time").mean() / 1e9;
      rows.add(
          List.of(
              question,
              percent(seconds / part / measured.meanSeconds()),
              percent(receptions / part / measured.perSet(measured.receptions())),
              String.format(Locale.ROOT, "%.1f", receptions / flushes),
              StrategyText.change(
                  data.difference(question, StrategyStudy.VANILLA, luf, "receptions")),
              StrategyText.change(
                  data.difference(question, StrategyStudy.VANILLA, luf, "run_time"))));
    }
    return new Table(
        "What might explain the measurements",
        List.of(
            "",
            "vanilla: run time, of the measured",
            "shootdowns received, of the measured",
            "CPUs per flush",
            "LUF: shootdowns",
            "LUF: run time"),
        rows,
        List.of());
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }
}
