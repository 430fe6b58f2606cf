package org.lufcheck.variant;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.Rules;
import org.lufcheck.variant.text.InputException;
import org.lufcheck.variant.text.Position;
import org.lufcheck.variant.text.Yaml;

/** Finds what contradicts itself in the rules that a file describes. */
record VariantChecks(VariantFile file) {
  private static final Set<Guard> TAGS =
      EnumSet.of(
          Guard.TAG_KEPT,
          Guard.KEY_MERGED,
          Guard.ZONE_WAIT,
          Guard.ZONE_ORDER,
          Guard.ATOMIC_CONTEXT);
  private static final Set<Guard> RIDING = EnumSet.of(Guard.ZONE_CLOSE, Guard.ZONE_COMPLETE);
  private static final Set<Guard> BATCHES = EnumSet.of(Guard.BATCH_ASKS, Guard.DIET_ON_COPY);

  /** A hook or guard that makes no sense with the way of deferring or the scope. */
  record Contradiction(String id, String mode) {
    String text() {
      return id + " makes no sense with " + mode;
    }
  }

  /** The first contradiction in some rules. */
  static Optional<Contradiction> contradiction(Rules rules) {
    Stream<Contradiction> wrong = Stream.empty();
    if (!rules.luf()) {
      wrong = hooks(rules, h -> h != Hook.H15, "deferral: none");
      wrong =
          Stream.concat(
              wrong, guards(rules, g -> !g.source().startsWith("vanilla"), "deferral: none"));
    } else if (rules.deferral() == Rules.Deferral.KEEP_COPIES) {
      wrong = hooks(rules, h -> h == Hook.H18, "keep-copies");
      wrong = Stream.concat(wrong, guards(rules, TAGS::contains, "keep-copies"));
    }
    if (rules.scope() == Rules.Scope.GLOBAL) {
      wrong = Stream.concat(wrong, guards(rules, BATCHES::contains, "scope: global"));
    }
    if (!rules.ridesAlong()) {
      wrong = Stream.concat(wrong, guards(rules, RIDING::contains, "flush: at-take-off"));
    } else if (rules.deferral() != Rules.Deferral.IN_ALLOCATOR) {
      String mode = "deferral: " + VariantFile.word(rules.deferral());
      wrong = Stream.concat(wrong, Stream.of(new Contradiction("flush: ride-along", mode)));
    }
    return wrong.findFirst();
  }

  private static Stream<Contradiction> hooks(Rules rules, Predicate<Hook> wrong, String mode) {
    return rules.hooks().stream().filter(wrong).map(h -> new Contradiction(h.name(), mode));
  }

  private static Stream<Contradiction> guards(Rules rules, Predicate<Guard> wrong, String mode) {
    return rules.guards().stream().filter(wrong).map(g -> new Contradiction(g.id(), mode));
  }

  /**
   * Checks the rules.
   *
   * @throws InputException at the first contradiction
   */
  void check(Rules rules) {
    contradiction(rules)
        .ifPresent(
            found -> {
              throw file.source().error(place(found.id()), found.text());
            });
  }

  private Position mode(String id) {
    String key = id.startsWith("flush") && file.has("flush") ? "flush" : "deferral";
    return file.at(file.has(key) ? key : "scope");
  }

  private Position place(String id) {
    return Stream.of("hooks", "guards", "with")
        .flatMap(key -> file.ids(key, "hook or guard", VariantIds.all()).stream())
        .filter(text -> text.value().equals(id))
        .map(Yaml.Text::at)
        .findFirst()
        .orElseGet(() -> mode(id));
  }
}
