package org.lufcheck.verdict.findings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.Rules;
import org.lufcheck.variant.Variant;
import org.lufcheck.variant.VariantIds;
import org.lufcheck.variant.VariantLibrary;

/** The single changes from one kernel towards the repaired one. */
final class Repairs {
  /**
   * A kernel with one change.
   *
   * @param what the change in words: {@code with not-dirty}
   * @param id of the hook or guard
   * @param variant the changed kernel
   */
  record Change(String what, String id, Variant variant) {}

  private final Variant from;
  private final Variant to;
  private final List<Variant> kernels;
  private final List<Change> changes = new ArrayList<>();

  /** The changes from a kernel of a library to its repaired one. */
  Repairs(Variant from, VariantLibrary variants) {
    this.from = from;
    this.to = variants.get(Findings.REPAIRED);
    this.kernels = List.copyOf(variants.all());
    guards();
    hooks();
  }

  /** Why the repaired kernel has an id so; if it does not say, what the hook or guard is. */
  static String reason(String id, VariantLibrary variants) {
    List<String> kernels = variants.names();
    for (int i = kernels.indexOf(Findings.REPAIRED); i >= 0; i--) {
      Variant variant = variants.get(kernels.get(i));
      boolean says = i == kernels.indexOf(Findings.REPAIRED) || variant.has(id);
      String reason = says ? variant.reasons().getOrDefault(id, "") : "";
      if (!reason.isEmpty()) {
        return reason;
      }
    }
    Optional<String> guard = VariantIds.guard(id).map(Guard::meaning);
    return guard.or(() -> VariantIds.hook(id).map(Hook::meaning)).orElse(id);
  }

  /**
   * Each hook or guard that differs, changed alone. Those come first whose reason names the hazard,
   * then those that an earlier kernel has.
   */
  List<Change> likeliestFor(String hazard) {
    Pattern named = Pattern.compile("(?<![\\w-])" + Pattern.quote(hazard) + "(?!\\w)");
    return changes.stream()
        .sorted(
            Comparator.comparing((Change c) -> !named.matcher(c.id() + " " + reasons(c)).find())
                .thenComparing(this::since))
        .toList();
  }

  private String reasons(Change change) {
    return kernels.stream()
        .map(kernel -> kernel.reasons().getOrDefault(change.id(), ""))
        .collect(Collectors.joining(" "));
  }

  /** The first kernel after this one that has the change. */
  private int since(Change change) {
    int at = kernels.indexOf(from) + 1;
    while (at < kernels.size() && kernels.get(at).has(change.id()) != to.has(change.id())) {
      at++;
    }
    return at;
  }

  private void guards() {
    for (Guard guard : Guard.values()) {
      if (to.rules().has(guard) && !from.rules().has(guard)) {
        change("with " + guard.id(), guard.id(), draft -> draft.guards.add(guard));
      }
    }
  }

  private void hooks() {
    for (Hook hook : Hook.values()) {
      boolean had = from.rules().has(hook);
      boolean has = to.rules().has(hook);
      if (has && !had) {
        change("with " + hook, hook.name(), draft -> draft.add(hook, to.rules()));
      } else if (had && !has) {
        change("without " + hook, hook.name(), draft -> draft.remove(hook));
      } else if (to.rules().hasBefore(hook) && !from.rules().hasBefore(hook)) {
        change(hook + " before the change", hook.name(), draft -> draft.before.add(hook));
      }
    }
  }

  private void change(String what, String id, Consumer<Draft> edit) {
    Draft draft = new Draft(from.rules());
    edit.accept(draft);
    Variant changed =
        new Variant(
            from.name() + ", " + what, from.title(), from.source(), draft.rules(), from.reasons());
    changes.add(new Change(what, id, changed));
  }

  private static final class Draft {
    private final Rules rules;
    private final Set<Hook> hooks = EnumSet.noneOf(Hook.class);
    private final Set<Hook> before = EnumSet.noneOf(Hook.class);
    private final Set<Guard> guards = EnumSet.noneOf(Guard.class);

    Draft(Rules rules) {
      this.rules = rules;
      hooks.addAll(rules.hooks());
      before.addAll(rules.before());
      guards.addAll(rules.guards());
    }

    void add(Hook hook, Rules model) {
      hooks.add(hook);
      if (model.hasBefore(hook)) {
        before.add(hook);
      }
    }

    void remove(Hook hook) {
      hooks.remove(hook);
      before.remove(hook);
    }

    Rules rules() {
      return rules.withHooks(hooks).withBefore(before).withGuards(guards);
    }
  }
}
