package org.lufcheck.jcstress.run;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.openjdk.jcstress.infra.runners.TestConfig;

/**
 * The program that {@code lufcheck races} starts: {@code list}, or {@code run PACE RACE...} with
 * the names of races, or none for all.
 */
public final class RaceMain {
  private RaceMain() {}

  /** Runs it; ends with 0 unless something is wrong with the program or the machine. */
  public static void main(String[] arguments) throws Exception {
    Messages messages = new Messages(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    System.setOut(System.err);
    List<String> words = List.of(arguments);
    Catalogue catalogue = Catalogue.read();
    if (words.equals(List.of("list"))) {
      catalogue.entries().forEach(messages::race);
    } else if (words.size() >= 2 && words.get(0).equals("run")) {
      Pace pace = Pace.valueOf(words.get(1).toUpperCase(Locale.ROOT));
      run(pace, catalogue, words.subList(2, words.size()), messages);
    } else {
      throw new IllegalArgumentException("list, or run PACE RACE...");
    }
    messages.finished();
  }

  private static void run(Pace pace, Catalogue catalogue, List<String> names, Messages messages)
      throws Exception {
    List<String> tests =
        catalogue.entries().stream()
            .filter(entry -> names.isEmpty() || names.contains(entry.name()))
            .flatMap(entry -> entry.tests().stream())
            .map(Catalogue.Version::test)
            .toList();
    Course course = new Course(pace);
    List<TestConfig> configurations = course.configurations(tests);
    messages.planned(configurations);
    course.run(configurations, messages::result);
  }
}
