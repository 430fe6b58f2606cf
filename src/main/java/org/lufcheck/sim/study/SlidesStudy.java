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
 * same machine with a drive that explains the run time alone.
 *
 * @param machine of the talk
 * @param slowDrive the other explanation
 * @param workload of the talk
 */
public record SlidesStudy(MachineFile machine, MachineFile slowDrive, WorkloadFile workload) {
  private static final Scale SMALL = new Scale(1, 16);

  /** What is asked: the talk as large as wanted, then both explanations in small. */
  public List<Question> questions(Scale scale, int grain) {
    return Stream.of(
            question(machine, scale, grain),
            question(machine, SMALL, grain),
            question(slowDrive, SMALL, grain))
        .distinct()
        .toList();
  }

  private Question question(MachineFile file, Scale scale, int grain) {
    return Question.of(file.machine(), workload.workload(), scale, grain);
  }

  /** The first question's data beside the slides. */
  public Validation validation(StudyData data, String luf) {
    String question = data.questions().get(0);
    List<Stated> stated =
        Stream.concat(machine.stated().stream(), workload.stated().stream()).toList();
    return Validation.of(
        scale(question),
        stated,
        metric -> data.of(question, StrategyStudy.VANILLA, metric),
        metric -> data.of(question, luf, metric));
  }

  /** Each question's run time and shootdowns, in parts of what was measured on vanilla. */
  public Table explanations(StudyData data, String luf) {
    VanillaColumns measured = VanillaColumns.TALK;
    List<List<String>> rows = new ArrayList<>();
    for (String question : data.questions()) {
      double scale = scale(question).factor();
      double receptions = data.of(question, StrategyStudy.VANILLA, "receptions").mean();
      double flushes = data.of(question, StrategyStudy.VANILLA, "flushes").mean();
      double seconds = data.of(question, StrategyStudy.VANILLA, "run_time").mean() / 1e9;
      rows.add(
          List.of(
              question,
              percent(seconds / scale / measured.meanSeconds()),
              percent(receptions / scale / measured.perSet(measured.receptions())),
              String.format(Locale.ROOT, "%.1f", receptions / flushes),
              StrategyText.change(
                  data.difference(question, StrategyStudy.VANILLA, luf, "receptions")),
              StrategyText.change(
                  data.difference(question, StrategyStudy.VANILLA, luf, "run_time"))));
    }
    return new Table(
        "Two explanations of the run time",
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

  private static Scale scale(String question) {
    List<String> words = List.of(question.split(" "));
    int at = words.indexOf("at");
    return at < 0 ? Scale.FULL : Scale.of(words.get(at + 1)).orElse(Scale.FULL);
  }
}
