package org.lufcheck.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lufcheck.kernel.Arch;
import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.oracle.Property;
import org.lufcheck.litmus.Litmus;
import org.lufcheck.variant.Variant;
import org.lufcheck.verdict.text.ArchText;

/** Everything that has a name, with one line each. */
final class Catalogue {
  private Catalogue() {}

  /**
   * One named thing.
   *
   * @param name as options and files use it
   * @param line what it is
   */
  record Entry(String name, String line) {}

  /** The groups in the order in which they are shown. */
  static Map<String, List<Entry>> of(Models models) {
    Map<String, List<Entry>> groups = new LinkedHashMap<>();
    List<Entry> scenarios = new ArrayList<>();
    for (Litmus litmus : models.scenarios().all()) {
      scenarios.add(new Entry(litmus.name(), firstSentence(litmus.story())));
    }
    groups.put("scenarios", scenarios);
    List<Entry> variants = new ArrayList<>();
    for (Variant variant : models.variants().all()) {
      variants.add(new Entry(variant.name(), variant.title()));
    }
    groups.put("variants", variants);
    List<Entry> hooks = new ArrayList<>();
    for (Hook hook : Hook.values()) {
      hooks.add(new Entry(hook.name(), hook.function() + ": " + hook.meaning()));
    }
    groups.put("hooks", hooks);
    List<Entry> guards = new ArrayList<>();
    for (Guard guard : Guard.values()) {
      guards.add(new Entry(guard.id(), guard.meaning()));
    }
    groups.put("guards", guards);
    List<Entry> properties = new ArrayList<>();
    for (Property property : Property.values()) {
      properties.add(new Entry(property.name(), property.title() + ": " + property.meaning()));
    }
    groups.put("properties", properties);
    List<Entry> archs = new ArrayList<>();
    for (Arch arch : Arch.all()) {
      archs.add(new Entry(arch.name(), ArchText.rules(arch)));
    }
    groups.put("archs", archs);
    return groups;
  }

  private static String firstSentence(String story) {
    String line = story.replaceAll("\\s+", " ").strip();
    int end = line.indexOf(". ");
    return end < 0 ? line : line.substring(0, end + 1);
  }
}
