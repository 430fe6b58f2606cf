package org.lufcheck.variant;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.Rules;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Writes a variant out in full: whatever it extends, what it has come to. */
final class VariantPrinter {
  /** Wider than any line, so that texts are not folded. */
  private static final int WIDTH = 1 << 20;

  private static final DumpSettings SETTINGS =
      DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setWidth(WIDTH).build();

  private VariantPrinter() {}

  static String print(Variant variant) {
    Rules rules = variant.rules();
    Map<String, String> head = new LinkedHashMap<>();
    head.put("name", variant.name());
    head.put("title", variant.title());
    head.put("source", variant.source());
    head.put("deferral", VariantFile.word(rules.deferral()));
    head.put("scope", VariantFile.word(rules.scope()));
    head.put("flush", VariantFile.word(rules.flush()));
    String reasons = variant.reasons().isEmpty() ? "" : dump(Map.of("reasons", variant.reasons()));
    return dump(head)
        + list("hooks", hooks(rules.hooks()))
        + list("before", hooks(rules.before()))
        + list("guards", Stream.of(Guard.values()).filter(rules::has).map(Guard::id).toList())
        + reasons;
  }

  private static List<String> hooks(Collection<Hook> hooks) {
    return hooks.stream().sorted().map(Hook::name).toList();
  }

  private static String list(String key, List<String> ids) {
    return key + ": [" + String.join(", ", ids) + "]\n";
  }

  private static String dump(Map<String, ?> entries) {
    return new Dump(SETTINGS).dumpToString(entries);
  }
}
