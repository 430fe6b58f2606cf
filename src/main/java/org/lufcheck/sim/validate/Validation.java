package org.lufcheck.sim.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.lufcheck.sim.calibrate.VanillaColumns;
import org.lufcheck.sim.input.Origin;
import org.lufcheck.sim.input.Scale;
import org.lufcheck.sim.input.Stated;
import org.lufcheck.sim.report.Difference;
import org.lufcheck.sim.report.Estimate;
import org.lufcheck.sim.report.Table;

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

  /** What was simulated of a kernel: each number by the name of its metric, over the seeds. */
  @FunctionalInterface
  public interface Simulated {
    /** A number in base units. */
    Estimate of(String metric);
  }

  /**
   * Compares a simulation of the unchanged kernel and one of LUF with the slides.
   *
   * @param scale of the simulation
   * @param stated values of the machine and the workload, which say what was calibrated
   */
  public static Validation of(Scale scale, List<Stated> stated, Simulated vanilla, Simulated luf) {
    return new Builder(scale, stated, vanilla, luf).build();
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

    private final Scale written;
    private final Simulated vanilla;
    private final Simulated luf;
    private final double scale;
    private final Set<String> fitted;
    private final List<Check> checks = new ArrayList<>();

    Builder(Scale scale, List<Stated> stated, Simulated vanilla, Simulated luf) {
      this.written = scale;
      this.vanilla = vanilla;
      this.luf = luf;
      this.scale = scale.factor();
      this.fitted =
          stated.stream()
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
          vanilla.of("run_time").mean() / 1e9 / scale,
          Check.Style.SECONDS,
          RUN_TIME_TOLERANCE,
          "costs.lru-lock");
      add(
          "vanilla: shootdowns received",
          BEFORE.perSet(BEFORE.receptions()),
          vanilla.of("receptions").mean() / scale,
          Check.Style.COUNT,
          RECEPTIONS_TOLERANCE,
          "storage.bandwidth");
      walks("load", BEFORE.loadWalks());
      walks("store", BEFORE.storeWalks());
      walks("instruction", BEFORE.instructionWalks());
    }

    private void walks(String kind, long measured) {
      add(
          "vanilla: walks, " + kind,
          BEFORE.perSet(measured),
          vanilla.of("walks." + kind).mean() / scale,
          Check.Style.COUNT,
          WALK_POINTS / 100,
          "programs.0.hot-pages." + kind);
    }

    private void after() {
      add(
          "LUF: shootdowns received",
          AFTER.perSet(AFTER.receptions()),
          luf.of("receptions").mean() / scale,
          Check.Style.COUNT,
          RECEPTIONS_TOLERANCE,
          "");
      reduction(
          "fewer shootdowns",
          BEFORE.receptions(),
          AFTER.receptions(),
          "receptions",
          REDUCTION_POINTS);
      reduction(
          "fewer walks, load", BEFORE.loadWalks(), AFTER.loadWalks(), "walks.load", WALK_POINTS);
      reduction(
          "fewer walks, store",
          BEFORE.storeWalks(),
          AFTER.storeWalks(),
          "walks.store",
          WALK_POINTS);
      reduction(
          "fewer walks, instruction",
          BEFORE.instructionWalks(),
          AFTER.instructionWalks(),
          "walks.instruction",
          WALK_POINTS);
      double gain = -100 * difference("run_time").relative();
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

    private void reduction(String quantity, long before, long after, String metric, double points) {
      double measured = 100 * (1 - (double) after / before);
      double simulated = -100 * difference(metric).relative();
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

    private Difference difference(String metric) {
      return new Difference(vanilla.of(metric), luf.of(metric));
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
                + written
                + "; counts and times were divided by it, which is an extrapolation");
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
