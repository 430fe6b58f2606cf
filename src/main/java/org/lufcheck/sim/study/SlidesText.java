package org.lufcheck.sim.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.lufcheck.sim.calibrate.VanillaColumns;
import org.lufcheck.sim.input.Stated;
import org.lufcheck.sim.report.Table;
import org.lufcheck.sim.validate.Validation;
import org.lufcheck.variant.Variant;

/** Writes what was found beside the slides. */
public final class SlidesText {
  private SlidesText() {}

  /** The talk's data beside the slides. */
  public static Validation validation(SlidesStudy study, StudyData data) {
    String question = study.talk().name();
    List<Stated> stated =
        Stream.concat(study.machine().stated().stream(), study.workload().stated().stream())
            .toList();
    return Validation.of(
        study.scale(),
        stated,
        metric -> data.of(question, study.vanilla().name(), metric),
        metric -> data.of(question, study.lufs().get(0).name(), metric));
  }

  /** Each question's run time and shootdowns without LUF, in parts of what was measured. */
  public static Table explanations(SlidesStudy study, StudyData data) {
    List<List<String>> rows =
        study.questions().stream().map(asked -> vanilla(study, data, asked)).toList();
    return new Table(
        "What might explain the measurements",
        List.of(
            "vanilla",
            "run time, of the measured",
            "shootdowns received, of the measured",
            "CPUs per flush"),
        rows,
        List.of());
  }

  /** What LUF changes there. */
  public static Table gains(SlidesStudy study, StudyData data) {
    List<List<String>> rows = new ArrayList<>();
    for (Question asked : study.questions()) {
      for (Variant luf : study.lufs()) {
        if (EngineRunner.canSimulate(luf, asked.machine())) {
          rows.add(gain(study, data, asked.name(), luf.name()));
        }
      }
    }
    return new Table(
        "What LUF changes there, from vanilla",
        List.of("", "kernel", "shootdowns", "run time", "deferred, of the unmapped"),
        rows,
        List.of());
  }

  private static List<String> vanilla(SlidesStudy study, StudyData data, Question asked) {
    VanillaColumns measured = VanillaColumns.TALK;
    String question = asked.name();
    String kernel = study.vanilla().name();
    double part = asked.scale().factor();
    double receptions = data.of(question, kernel, "receptions").mean();
    double flushes = data.of(question, kernel, "flushes").mean();
    double seconds = data.of(question, kernel, "run_time").mean() / 1e9;
    return List.of(
        question,
        percent(seconds / part / measured.meanSeconds(), 0),
        percent(receptions / part / measured.perSet(measured.receptions()), 0),
        String.format(Locale.ROOT, "%.1f", receptions / flushes));
  }

  private static List<String> gain(SlidesStudy study, StudyData data, String question, String luf) {
    String before = study.vanilla().name();
    double deferred = data.of(question, luf, "deferred").mean();
    return List.of(
        question,
        luf,
        StrategyText.change(data.difference(question, before, luf, "receptions")),
        StrategyText.change(data.difference(question, before, luf, "run_time")),
        percent(deferred / data.of(question, luf, "unmaps").mean(), 1));
  }

  private static String percent(double share, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f %%", 100 * share);
  }
}
