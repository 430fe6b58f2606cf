package org.lufcheck.sim.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a number with a unit measures, and its units. */
enum Dimension {
  SIZE(
      "a size",
      "42 GiB, 512 KiB, 96 GB",
      Map.of(
          "B", 1.0, "KiB", 0x1p10, "MiB", 0x1p20, "GiB", 0x1p30, "TiB", 0x1p40, "kB", 1e3, "MB",
          1e6, "GB", 1e9, "TB", 1e12)),
  TIME("a time", "100 ns, 1.5 us, 2 ms, 1 s", Map.of("ns", 1.0, "us", 1e3, "ms", 1e6, "s", 1e9)),
  RATE(
      "a bandwidth",
      "25 GB/s, 800 MiB/s",
      Map.of("kB/s", 1e3, "MB/s", 1e6, "GB/s", 1e9, "MiB/s", 0x1p20, "GiB/s", 0x1p30)),
  SHARE("a share", "25 %", Map.of("%", 0.01)),
  NUMBER("a number", "64, 500 k, 20 M", Map.of("", 1.0, "k", 1e3, "M", 1e6, "G", 1e9));

  private final String noun;
  private final String examples;
  private final Map<String, Double> units;

  Dimension(String noun, String examples, Map<String, Double> units) {
    this.noun = noun;
    this.examples = examples;
    this.units = new TreeMap<>(units);
  }

  /** What it is, for messages. */
  String noun() {
    return noun;
  }

  /** What would be right, for messages. */
  String expected() {
    return noun + ", such as " + examples;
  }

  /** How many base units a unit has, if there is such a unit. */
  Optional<Double> factor(String unit) {
    return Optional.ofNullable(units.get(unit));
  }

  /** The unit that was meant by somebody who did not mind upper and lower case. */
  Optional<String> meant(String unit) {
    List<String> same = new ArrayList<>();
    for (String known : units.keySet()) {
      if (known.toLowerCase(Locale.ROOT).equals(unit.toLowerCase(Locale.ROOT))) {
        same.add(known);
      }
    }
    return same.stream().findFirst();
  }

  /** The units, for messages. */
  List<String> units() {
    return units.keySet().stream().filter(u -> !u.isEmpty()).toList();
  }
}
