package org.lufcheck.cli.races;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lufcheck.verdict.text.Wrap;

/**
 * What was seen, in words. Immutable, if the sightings are left alone.
 *
 * @param races those that were to be run
 * @param seen what was seen
 * @param log what the other program said last, if it did not finish; otherwise empty
 */
public record RaceReport(List<Race> races, Sightings seen, List<String> log) {
  private static final int NAME_WIDTH = 17;

  /** Takes copies of the lists. */
  public RaceReport {
    races = List.copyOf(races);
    log = List.copyOf(log);
  }

  /** Whether a version did what it must not do. */
  public boolean broke() {
    return versions().stream().anyMatch(version -> seen.of(version.test()).forbidden() > 0);
  }

  /** The versions that did not run, or not properly. */
  public List<Race.Version> absent() {
    return versions().stream().filter(version -> !seen.of(version.test()).ran()).toList();
  }

  private List<Race.Version> versions() {
    return races.stream().flatMap(race -> race.versions().stream()).toList();
  }

  /** The report; the first line is the verdict. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(verdict());
    lines.addAll(Wrap.words("     ", summary()));
    for (Race race : races) {
      lines.add("");
      lines.addAll(Wrap.words("", race.name() + " (" + race.about() + "): " + race.promise()));
      race.versions().forEach(version -> lines.addAll(lines(version)));
      lines.addAll(Wrap.words("  model   ", race.command() + " (" + race.violates() + ")"));
      if (!race.unlike().isEmpty()) {
        lines.addAll(Wrap.words("          ", race.unlike()));
      }
    }
    log.forEach(line -> lines.addAll(Wrap.words("log  ", line)));
    return lines;
  }

  private String verdict() {
    if (broke()) {
      return "BUG: a right version had an outcome that is forbidden";
    }
    return absent().isEmpty()
        ? "OK: no right version had a forbidden outcome"
        : "INCOMPLETE: " + count(absent().size(), "test") + " did not run";
  }

  private String summary() {
    List<Race.Version> broken = versions().stream().filter(Race.Version::broken).toList();
    long shown = broken.stream().filter(v -> seen.of(v.test()).hazards() > 0).count();
    return String.format(
        Locale.ROOT,
        "%s, %s: %d right and %d broken, of which %d were seen to break",
        count(races.size(), "race"),
        count(versions().size(), "test"),
        versions().size() - broken.size(),
        broken.size(),
        shown);
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private List<String> lines(Race.Version version) {
    String kind = version.broken() ? "  broken  " : "  right   ";
    String name = version.name();
    String label = kind + name + " ".repeat(Math.max(1, NAME_WIDTH - name.length()));
    return Wrap.words(label, meaning(version, seen.of(version.test())));
  }

  private static String meaning(Race.Version version, Sighting sighting) {
    String number = String.format(Locale.ROOT, "%,d", sighting.samples());
    if (sighting.forbidden() > 0) {
      return String.format(
              Locale.ROOT, "FORBIDDEN, seen %,d times in %s: ", sighting.forbidden(), number)
          + version.hazard();
    }
    if (!sighting.ran()) {
      return "did not run" + sighting.problems().stream().findFirst().map(p -> ": " + p).orElse("");
    }
    if (sighting.hazards() > 0) {
      return String.format(Locale.ROOT, "seen %,d times in %s: ", sighting.hazards(), number)
          + version.hazard();
    }
    return version.broken()
        ? "not seen in " + number + "; " + version.explanation()
        : "never in " + number;
  }
}
