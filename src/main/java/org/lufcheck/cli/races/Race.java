package org.lufcheck.cli.races;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A race, as its file describes it. Immutable.
 *
 * @param name the file's name
 * @param about the obligation, the race raised on the list, the property or the patch
 * @param promise what has to hold, in one sentence
 * @param model the arguments of {@code lufcheck check} that show the same outcome in the model
 * @param violates the property that they violate
 * @param unlike why the model goes wrong there, if that is another mistake; otherwise empty
 * @param versions its tests, the broken ones first
 */
public record Race(
    String name,
    String about,
    String promise,
    String model,
    String violates,
    String unlike,
    List<Version> versions) {

  /** Takes a copy of the versions. */
  public Race {
    versions = List.copyOf(versions);
  }

  /**
   * One test of a race.
   *
   * @param test JCStress's name of it
   * @param name its own
   * @param cause who can let a broken version be seen to break; empty for a right version
   * @param explanation the same in a sentence
   * @param hazard what a broken version may show and a right one must not
   */
  public record Version(String test, String name, String cause, String explanation, String hazard) {
    /** Whether it may break. */
    public boolean broken() {
      return !cause.isEmpty();
    }
  }

  /** Reads the message {@code race} of the other program. */
  static Race of(JsonNode message) {
    List<Version> versions = new ArrayList<>();
    for (JsonNode test : message.path("tests")) {
      versions.add(version(test));
    }
    return new Race(
        message.path("name").asText(),
        message.path("about").asText(),
        message.path("promise").asText(),
        message.path("model").asText(),
        message.path("violates").asText(),
        message.path("unlike").asText(),
        versions);
  }

  private static Version version(JsonNode test) {
    String cause = test.path("cause").asText();
    String hazard = "";
    for (JsonNode outcome : test.path("outcomes")) {
      if (Sighting.hazardous(outcome)) {
        hazard = outcome.path("meaning").asText();
      }
    }
    return new Version(
        test.path("test").asText(),
        test.path("name").asText(),
        cause,
        test.path("explanation").asText(),
        hazard);
  }

  /** The command that prints a trace of the model with the same outcome. */
  public String command() {
    return "lufcheck check " + model;
  }
}
