package org.lufcheck.variant;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.Rules;

/** Rules under construction. */
final class RulesDraft {
  private final Set<Hook> hooks;
  private final Set<Hook> before;
  private final Set<Guard> guards;
  private Rules.Deferral deferral;
  private Rules.Scope scope;
  private Rules.Flush flush;

  RulesDraft(Rules rules) {
    hooks = EnumSet.noneOf(Hook.class);
    before = EnumSet.noneOf(Hook.class);
    guards = EnumSet.noneOf(Guard.class);
    hooks.addAll(rules.hooks());
    before.addAll(rules.before());
    guards.addAll(rules.guards());
    deferral = rules.deferral();
    scope = rules.scope();
    flush = rules.flush();
  }

  /** The rules of a kernel without anything. */
  static RulesDraft empty() {
    return new RulesDraft(
        new Rules(
            Rules.Deferral.NONE,
            Rules.Scope.OWNER,
            Rules.Flush.AT_TAKE_OFF,
            Set.of(),
            Set.of(),
            Set.of()));
  }

  boolean has(String id) {
    return VariantIds.hook(id).map(hooks::contains).orElse(false)
        || VariantIds.guard(id).map(guards::contains).orElse(false);
  }

  void add(String id) {
    VariantIds.hook(id).ifPresent(hooks::add);
    VariantIds.guard(id).ifPresent(guards::add);
  }

  void remove(String id) {
    VariantIds.hook(id).ifPresent(hooks::remove);
    VariantIds.hook(id).ifPresent(before::remove);
    VariantIds.guard(id).ifPresent(guards::remove);
  }

  void moveBefore(Hook hook) {
    before.add(hook);
  }

  void deferral(Rules.Deferral value) {
    deferral = value;
  }

  void scope(Rules.Scope value) {
    scope = value;
  }

  void flush(Rules.Flush value) {
    flush = value;
  }

  Rules rules() {
    return new Rules(
        deferral,
        scope,
        flush,
        Collections.unmodifiableSet(EnumSet.copyOf(hooks)),
        Collections.unmodifiableSet(EnumSet.copyOf(before)),
        Collections.unmodifiableSet(EnumSet.copyOf(guards)));
  }
}
