package org.lufcheck.sim.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lufcheck.sim.input.MachineFile;
import org.lufcheck.sim.input.Stated;
import org.lufcheck.sim.input.WorkloadFile;

/**
 * Writes calibrated parameters as files that {@code simulate} reads, with what they were fitted to.
 */
public final class CalibratedFiles {
  private CalibratedFiles() {}

  /**
   * A machine that extends the one that was calibrated.
   *
   * @param how the command and what was simulated, for the head of the file
   */
  public static String machine(MachineFile file, Parameters p, String how) {
    List<String> lines = new ArrayList<>();
    lines.add("# Fitted by '" + how + "'");
    lines.add(
        "# to the vanilla columns of the talk only; everything else is as in the other file.");
    lines.add("title: " + file.machine().title() + ", calibrated");
    lines.add("extends: " + file.machine().name());
    lines.add("storage:");
    lines.add(
        String.format(
            Locale.ROOT,
            "  bandwidth: %.1f GB/s (calibrated; to the shootdowns of vanilla)",
            p.storageBytesPerSecond() / 1e9));
    lines.add("costs:");
    lines.add(
        String.format(
            Locale.ROOT,
            "  lru-lock: %.4f us (calibrated; to the run time of vanilla)",
            p.lruLockNanos() / 1e3));
    return String.join("\n", lines) + "\n";
  }

  /** The workload's file with other hot pages, otherwise unchanged. */
  public static String workload(WorkloadFile file, Parameters p) {
    List<String> lines = new ArrayList<>(file.source().text().lines().toList());
    for (int i = file.stated().size() - 1; i >= 0; i--) {
      Stated stated = file.stated().get(i);
      double value = hotPages(stated.key(), p);
      if (!Double.isNaN(value)) {
        int row = stated.at().line() - 1;
        String line = lines.get(row);
        int from = stated.at().column() - 1;
        int to = Math.min(line.length(), from + stated.at().length());
        String text =
            String.format(Locale.ROOT, "%.3f (calibrated; to the page walks of vanilla)", value);
        lines.set(row, line.substring(0, from) + text + line.substring(to));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static double hotPages(String key, Parameters p) {
    return key.endsWith(".hot-pages.load")
        ? p.hotPages().load()
        : key.endsWith(".hot-pages.store")
            ? p.hotPages().store()
            : key.endsWith(".hot-pages.instruction") ? p.hotPages().instruction() : Double.NaN;
  }
}
