package org.lufcheck.verdict.findings;

import java.util.stream.Stream;

/** The parts of the document; a scenario belongs to the one whose letters its name starts with. */
enum Section {
  RAISED("R", "Raised on the mailing list", false),
  READ("RX", "Found by reading the series", false),
  NEW("N", "Found by lufcheck", false),
  BARRIER("A64", "Other architectures", true),
  HOOKS("[HW]", "What each hook is for", true),
  GUARDS("G", "What each guard is for", true),
  ALLOCATION("A", "Allocation", true);

  private final String letters;
  private final String title;
  private final boolean mutants;

  Section(String letters, String title, boolean mutants) {
    this.letters = letters;
    this.title = title;
    this.mutants = mutants;
  }

  /** Of scenarios whose names start with no known letters, the last one. */
  static Section of(String scenario) {
    return Stream.of(values())
        .filter(s -> scenario.matches(s.letters + "(?![A-Za-z])" + ".*"))
        .findFirst()
        .orElse(ALLOCATION);
  }

  String title() {
    return title;
  }

  /** Whether its scenarios are about what a kernel with something taken out does wrong. */
  boolean mutants() {
    return mutants;
  }
}
