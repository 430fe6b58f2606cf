package org.lufcheck.cli.races;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** What was seen so far. Not thread-safe. */
public final class Sightings {
  private final Map<String, Sighting> tests = new TreeMap<>();
  private int planned;
  private int finished;

  /**
   * Takes a message of the other program: {@code planned} or {@code result}; others are ignored.
   */
  public void accept(JsonNode message) {
    switch (message.path("event").asText()) {
      case "planned" -> planned = message.path("runs").asInt();
      case "result" -> {
        finished++;
        String test = message.path("test").asText();
        tests.put(test, of(test).and(message));
      }
      default -> {}
    }
  }

  /** What was seen of a test. */
  public Sighting of(String test) {
    return tests.getOrDefault(test, Sighting.NONE);
  }

  /** How many runs were planned: each test once for each virtual machine; 0 if it is not known. */
  public int planned() {
    return planned;
  }

  /** How many runs have a result. */
  public int finished() {
    return finished;
  }
}
