package org.lufcheck.cli.races;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What was seen of one test, over all virtual machines that ran it. Immutable.
 *
 * @param samples how often the two programs met
 * @param hazards how often the outcome was one that a right version must not have
 * @param forbidden how often it was one that this version must not have
 * @param problems why it did not run as it should; empty if it did
 */
public record Sighting(long samples, long hazards, long forbidden, List<String> problems) {
  /** Nothing yet. */
  static final Sighting NONE = new Sighting(0, 0, 0, List.of());

  /** Takes a copy of the problems. */
  public Sighting {
    problems = List.copyOf(problems);
  }

  /** Whether an outcome is one that a right version must not have. */
  static boolean hazardous(JsonNode outcome) {
    return !outcome.path("expect").asText().equals("ACCEPTABLE");
  }

  /** This and what another virtual machine has seen, as told by the message {@code result}. */
  Sighting and(JsonNode result) {
    long all = samples;
    long hazardous = hazards;
    long bad = forbidden;
    for (JsonNode outcome : result.path("outcomes")) {
      long count = outcome.path("count").asLong();
      all += count;
      hazardous += hazardous(outcome) ? count : 0;
      bad += outcome.path("expect").asText().equals("FORBIDDEN") ? count : 0;
    }
    List<String> trouble = new ArrayList<>(problems);
    String status = result.path("status").asText();
    if (!status.equals("NORMAL")) {
      String message = result.path("messages").path(0).asText();
      trouble.add(message.isEmpty() ? status : status + ": " + message);
    }
    return new Sighting(all, hazardous, bad, trouble);
  }

  /** Whether it ran. */
  public boolean ran() {
    return samples > 0 && problems.isEmpty();
  }
}
