package org.lufcheck.cli.races;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The table of docs/races.md. */
public final class RaceTable {
  private RaceTable() {}

  /**
   * The table.
   *
   * @param shown what to say of a broken version: whether it was seen to break
   */
  public static List<String> lines(List<Race> races, Function<Race.Version, String> shown) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| | race | what has to hold | broken version | can show it | was it seen | right version |");
    lines.add("|---|---|---|---|---|---|---|");
    for (Race race : races) {
      String right =
          String.join(
              ", ",
              race.versions().stream()
                  .filter(version -> !version.broken())
                  .map(version -> "`" + version.name() + "`")
                  .toList());
      boolean first = true;
      for (Race.Version version : race.versions()) {
        if (version.broken()) {
          lines.add(
              row(
                  first ? race.about() : "",
                  first ? link(race) : "",
                  first ? race.promise() : "",
                  "`" + version.name() + "`",
                  version.cause(),
                  shown.apply(version),
                  first ? right : ""));
          first = false;
        }
      }
    }
    return lines;
  }

  /** The table of what shows the same outcomes in the model. */
  public static List<String> models(List<Race> races) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| race | same outcome in the model: `lufcheck check` … | violates | unlike the race |");
    lines.add("|---|---|---|---|");
    for (Race race : races) {
      lines.add(row(link(race), "`" + race.model() + "`", race.violates(), race.unlike()));
    }
    return lines;
  }

  /** The list of who can show what, for the causes that occur. */
  public static List<String> causes(List<Race> races) {
    return races.stream()
        .flatMap(race -> race.versions().stream())
        .filter(Race.Version::broken)
        .map(version -> "- *" + version.cause() + "*: " + version.explanation() + ".")
        .distinct()
        .sorted()
        .toList();
  }

  /** {@code seen}, {@code not seen}, or {@code did not run}. */
  public static String shown(Sightings seen, Race.Version version) {
    Sighting sighting = seen.of(version.test());
    if (!sighting.ran()) {
      return "did not run";
    }
    return sighting.hazards() > 0 ? "seen" : "not seen";
  }

  private static String link(Race race) {
    String file = "../jcstress/src/main/java/org/lufcheck/jcstress/" + race.name() + ".java";
    return "[" + race.name() + "](" + file + ")";
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}
