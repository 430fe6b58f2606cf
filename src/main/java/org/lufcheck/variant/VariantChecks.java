package org.lufcheck.variant;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.Rules;
import org.lufcheck.variant.text.InputException;
import org.lufcheck.variant.text.Position;

/** Finds what contradicts itself in the rules that a file describes. */
record VariantChecks(VariantFile file) {
  private static final Set<Guard> TAGS =
      EnumSet.of(
          Guard.TAG_KEPT,
          Guard.KEY_MERGED,
          Guard.ZONE_WAIT,
          Guard.ZONE_ORDER,
          Guard.ATOMIC_CONTEXT);
  private static final Set<Guard> BATCHES = EnumSet.of(Guard.BATCH_ASKS, Guard.DIET_ON_COPY);

  /**
   * Checks the rules.
   *
   * @throws InputException at the first contradiction
   */
  void check(Rules rules) {
    if (!rules.luf()) {
      refuse(rules.hooks().stream().filter(h -> h != Hook.H15).map(Hook::name), "deferral: none");
      refuse(rules.guards().stream().map(Guard::id), "deferral: none");
    } else if (rules.deferral() == Rules.Deferral.KEEP_COPIES) {
      refuse(rules.hooks().stream().filter(h -> h == Hook.H18).map(Hook::name), "keep-copies");
      refuse(rules.guards().stream().filter(TAGS::contains).map(Guard::id), "keep-copies");
    }
    if (rules.scope() == Rules.Scope.GLOBAL) {
      refuse(rules.guards().stream().filter(BATCHES::contains).map(Guard::id), "scope: global");
    }
  }

  private void refuse(Stream<String> ids, String mode) {
    List<String> wrong = ids.toList();
    if (!wrong.isEmpty()) {
      String id = wrong.get(0);
      throw file.source().error(place(id), id + " makes no sense with " + mode);
    }
  }

  private Position place(String id) {
    return Stream.of("hooks", "guards", "with")
        .flatMap(key -> file.ids(key, "hook or guard", VariantIds.all()).stream())
        .filter(text -> text.value().equals(id))
        .map(Yaml.Text::at)
        .findFirst()
        .orElse(file.at(file.has("deferral") ? "deferral" : "scope"));
  }
}
