package org.lufcheck.cli.races;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lufcheck.variant.text.InputException;

/** The races that there are. Not thread-safe while it is filled. */
public final class Races {
  private final List<Race> all = new ArrayList<>();

  /** Takes a message of the other program: {@code race}; others are ignored. */
  public void accept(JsonNode message) {
    if (message.path("event").asText().equals("race")) {
      all.add(Race.of(message));
    }
  }

  /** All of them, in the order in which they were told. */
  public List<Race> all() {
    return List.copyOf(all);
  }

  /**
   * Those that are wanted, or all if nothing is, each once.
   *
   * @param wanted names, beginnings of names, or what races are about
   * @throws InputException if a word fits no race
   */
  public List<Race> find(List<String> wanted) {
    Set<Race> found = new LinkedHashSet<>(wanted.isEmpty() ? all : List.of());
    for (String word : wanted) {
      List<Race> fitting =
          all.stream()
              .filter(race -> race.name().startsWith(word) || race.about().equalsIgnoreCase(word))
              .toList();
      if (word.isEmpty() || fitting.isEmpty()) {
        throw InputException.unknown("races", "race", word, all.stream().map(Race::name).toList());
      }
      found.addAll(fitting);
    }
    return List.copyOf(found);
  }
}
