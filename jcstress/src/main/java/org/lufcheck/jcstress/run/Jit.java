package org.lufcheck.jcstress.run;

import java.util.List;

/** How the two programs of a race are compiled; HotSpot's flags. */
enum Jit {
  /** The quick compiler (C1), which moves little. */
  SIMPLE("-XX:TieredStopAtLevel=1"),

  /** The optimising compiler (C2). */
  OPTIMISING("-XX:-TieredCompilation"),

  /** The optimising compiler, with its choices of order made at random. */
  SHUFFLING(
      "-XX:-TieredCompilation",
      "-XX:+UnlockDiagnosticVMOptions",
      "-XX:+StressLCM",
      "-XX:+StressGCM",
      "-XX:+StressIGVN");

  private final List<String> flags;

  Jit(String... flags) {
    this.flags = List.of(flags);
  }

  /** The flags; a virtual machine that does not know one goes on without it. */
  List<String> flags() {
    List<String> all = new java.util.ArrayList<>(flags);
    all.add("-XX:+IgnoreUnrecognizedVMOptions");
    return all;
  }
}
