package org.lufcheck.cli.races;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What was seen, as JSON. */
public final class RaceJson {
  private RaceJson() {}

  /** Adds a report to an object. */
  public static void put(RaceReport report, ObjectNode root) {
    Sightings seen = report.seen();
    root.put("planned", seen.planned()).put("finished", seen.finished());
    ArrayNode races = root.putArray("races");
    for (Race race : report.races()) {
      ObjectNode node = races.addObject().put("race", race.name()).put("about", race.about());
      node.put("promise", race.promise()).put("model", race.command());
      node.put("property", race.violates()).put("unlike", race.unlike());
      ArrayNode versions = node.putArray("versions");
      for (Race.Version version : race.versions()) {
        put(version, seen.of(version.test()), versions.addObject());
      }
    }
    ArrayNode log = root.putArray("log");
    report.log().forEach(log::add);
  }

  private static void put(Race.Version version, Sighting sighting, ObjectNode node) {
    node.put("name", version.name()).put("broken", version.broken());
    node.put("cause", version.cause()).put("hazard", version.hazard());
    node.put("samples", sighting.samples()).put("hazards", sighting.hazards());
    node.put("forbidden", sighting.forbidden()).put("ran", sighting.ran());
    ArrayNode problems = node.putArray("problems");
    sighting.problems().forEach(problems::add);
  }
}
