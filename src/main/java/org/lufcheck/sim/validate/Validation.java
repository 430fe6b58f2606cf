package org.lufcheck.sim.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lufcheck.sim.calibrate.VanillaColumns;
import org.lufcheck.sim.input.Origin;
import org.lufcheck.sim.input.Stated;
import org.lufcheck.sim.report.Difference;
import org.lufcheck.sim.report.Estimate;
import org.lufcheck.sim.report.Inputs;
import org.lufcheck.sim.report.Series;
import org.lufcheck.sim.report.Table;
import org.lufcheck.sim.result.SimResult;

/**
 * The talk's slides beside a simulation of their machine and workload.
 *
 * @param checks number by number
 * @param notes what a reader has to know to judge them
 */
public record Validation(List<Check> checks, List<String> notes) {
  private static final double RECEPTIONS_TOLERANCE = 0.25;
  private static final double REDUCTION_POINTS = 2;
  private static final double WALK_POINTS = 10;

  /** Run time is not known better than this: the sets of the slides vary by 1.6 to 2.2 %. */
  private static final double RUN_TIME_TOLERANCE = 0.02;

  /** The 95 % interval of the measured gain in run time, in percent (Welch, five sets each). */
  private static final double LEAST_GAIN = 1.7;

  private static final double MOST_GAIN = 7.3;

  /** Copies the lists. */
  public Validation {
    checks = List.copyOf(checks);
    notes = List.copyOf(notes);
  }

  /** Compares a simulation of the unchanged kernel and one of LUF with the slides. */
  public static Validation of(Inputs inputs, Series vanilla, Series luf) {
    return new Builder(inputs, vanilla, luf).build();
  }

  /** Whether every number is within its tolerance. */
  public boolean passes() {
    return checks.stream().allMatch(Check::passes);
  }

  /** The checks as a table. */
  public Table table() {
    List<List<String>> rows =
        checks.stream()
            .map(
                c ->
                    List.of(
                        c.quantity(),
                        write(c.style(), c.measured()),
                        write(c.style(), c.simulated()),
                        deviation(c),
                        c.tolerance(),
                        c.basis().name().toLowerCase(Locale.ROOT),
                        c.passes() ? "ok" : "FAILS"))
            .toList();
    return new Table(
        "The slides of the talk",
        List.of("quantity", "measured", "simulated", "deviation", "tolerance", "basis", ""),
        rows,
        notes);
  }

  private static String write(Check.Style style, double value) {
    return switch (style) {
      case COUNT -> String.format(Locale.ROOT, "%,.0f", value);
      case PERCENT -> String.format(Locale.ROOT, "%.2f %%", value);
      case SECONDS -> String.format(Locale.ROOT, "%.1f s", value);
      case RATIO -> String.format(Locale.ROOT, "%.2f", value);
    };
  }

  private static String deviation(Check check) {
    return check.style() == Check.Style.PERCENT
        ? String.format(Locale.ROOT, "%+.2f points", check.simulated() - check.measured())
        : String.format(Locale.ROOT, "%+.1f %%", 100 * (check.simulated() / check.measured() - 1));
  }

  /** Puts the checks together. */
  private static final class Builder {
    private static final VanillaColumns BEFORE = VanillaColumns.TALK;
    private static final LufColumns AFTER = LufColumns.TALK;

    private final Inputs inputs;
    private final Series vanilla;
    private final Series luf;
    private final double scale;
    private final Set<String> fitted;
    private final List<Check> checks = new ArrayList<>();

    Builder(Inputs inputs, Series vanilla, Series luf) {
      this.inputs = inputs;
      this.vanilla = vanilla;
      this.luf = luf;
      this.scale = inputs.scale().factor();
      this.fitted =
          Stream.concat(inputs.machine().stated().stream(), inputs.workload().stated().stream())
              .filter(s -> s.origin() == Origin.CALIBRATED)
              .map(Stated::key)
              .collect(Collectors.toSet());
    }

    Validation build() {
      before();
      after();
      return new Validation(checks, notes());
    }

    private void before() {
      add(
          "vanilla: run time of a set",
          BEFORE.meanSeconds(),
          mean(vanilla, SimResult::meanTimedNanos) / 1e9 / scale,
          Check.Style.SECONDS,
          RUN_TIME_TOLERANCE,
          "storage.bandwidth");
      add(
          "vanilla: shootdowns received",
          BEFORE.perSet(BEFORE.receptions()),
          mean(vanilla, r -> r.shootdowns().receptions()) / scale,
          Check.Style.COUNT,
          RECEPTIONS_TOLERANCE,
          "costs.reclaim-page");
      walks("load", BEFORE.loadWalks(), r -> r.walks().load());
      walks("store", BEFORE.storeWalks(), r -> r.walks().store());
      walks("instruction", BEFORE.instructionWalks(), r -> r.walks().instruction());
    }

    private void walks(String kind, long measured, ToDoubleFunction<SimResult> read) {
      add(
          "vanilla: walks, " + kind,
          BEFORE.perSet(measured),
          mean(vanilla, read) / scale,
          Check.Style.COUNT,
          WALK_POINTS / 100,
          "programs.0.hot-pages." + kind);
    }

    private void after() {
      add(
          "LUF: shootdowns received",
          AFTER.perSet(AFTER.receptions()),
          mean(luf, r -> r.shootdowns().receptions()) / scale,
          Check.Style.COUNT,
          RECEPTIONS_TOLERANCE,
          "");
      reduction(
          "fewer shootdowns",
          BEFORE.receptions(),
          AFTER.receptions(),
          r -> r.shootdowns().receptions(),
          REDUCTION_POINTS);
      reduction(
          "fewer walks, load",
          BEFORE.loadWalks(),
          AFTER.loadWalks(),
          r -> r.walks().load(),
          WALK_POINTS);
      reduction(
          "fewer walks, store",
          BEFORE.storeWalks(),
          AFTER.storeWalks(),
          r -> r.walks().store(),
          WALK_POINTS);
      reduction(
          "fewer walks, instruction",
          BEFORE.instructionWalks(),
          AFTER.instructionWalks(),
          r -> r.walks().instruction(),
          WALK_POINTS);
      double gain = -100 * difference(SimResult::meanTimedNanos).relative();
      checks.add(
          new Check(
              "less run time",
              100 * (1 - AFTER.meanSeconds() / BEFORE.meanSeconds()),
              gain,
              Check.Style.PERCENT,
              LEAST_GAIN,
              MOST_GAIN,
              LEAST_GAIN + " to " + MOST_GAIN + " %",
              Check.Basis.PREDICTED));
    }

    private void reduction(
        String quantity, long before, long after, ToDoubleFunction<SimResult> read, double points) {
      double measured = 100 * (1 - (double) after / before);
      double simulated = -100 * difference(read).relative();
      checks.add(
          new Check(
              quantity,
              measured,
              simulated,
              Check.Style.PERCENT,
              measured - points,
              measured + points,
              String.format(Locale.ROOT, "± %.0f points", points),
              Check.Basis.PREDICTED));
    }

    private void add(
        String quantity,
        double measured,
        double simulated,
        Check.Style style,
        double tolerance,
        String key) {
      checks.add(
          new Check(
              quantity,
              measured,
              simulated,
              style,
              measured * (1 - tolerance),
              measured * (1 + tolerance),
              String.format(Locale.ROOT, "± %.0f %%", 100 * tolerance),
              fitted.contains(key) ? Check.Basis.CALIBRATED : Check.Basis.PREDICTED));
    }

    private Difference difference(ToDoubleFunction<SimResult> read) {
      return new Difference(estimate(vanilla, read), estimate(luf, read));
    }

    private static double mean(Series series, ToDoubleFunction<SimResult> read) {
      return estimate(series, read).mean();
    }

    private static Estimate estimate(Series series, ToDoubleFunction<SimResult> read) {
      return Estimate.of(series.runs().stream().map(read::applyAsDouble).toList());
    }

    private List<String> notes() {
      List<String> notes = new ArrayList<>();
      notes.add("measured: five sets on the slides, divided by five; one set is simulated");
      notes.add(
          "calibrated: a parameter was fitted to this number, so agreement says little; predicted:"
              + " none was");
      if (scale < 1) {
        notes.add(
            "simulated at scale "
                + inputs.scale()
                + "; counts and times were divided by it, which is an extrapolation");
      }
      if (!vanilla.complete() || !luf.complete()) {
        notes.add("PARTIAL: interrupted, so nothing here can be judged");
      }
      long failed = checks.stream().filter(c -> !c.passes()).count();
      notes.add(
          failed == 0
              ? "every number is within its tolerance"
              : failed + " of " + checks.size() + " numbers are not within their tolerance");
      return notes;
    }
  }
}
