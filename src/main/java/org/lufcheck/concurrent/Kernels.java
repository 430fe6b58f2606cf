package org.lufcheck.concurrent;

import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.Rules;

/**
 * The kernels of models/variants as values that Java PathFinder can build, which can neither read
 * the files nor execute {@code EnumSet}. A test holds them to the files.
 */
public final class Kernels {
  private Kernels() {}

  /** Linux without LUF. */
  public static Rules vanilla() {
    return rules(
        Rules.Deferral.NONE,
        hooks(Hook.H15),
        hooks(),
        guards(Guard.FLUSH_PENDING, Guard.HINT_FLUSH));
  }

  /** LUF v12 as posted. */
  public static Rules lufV12() {
    Hook[] hooks = Hook.values();
    EnumMask<Hook> posted = hooks();
    for (int h = Hook.H1.ordinal(); h <= Hook.H18.ordinal(); h++) {
      posted = posted.with(hooks[h]);
    }
    return rules(
        Rules.Deferral.IN_ALLOCATOR,
        posted,
        hooks(),
        guards(
            Guard.READ_ONLY,
            Guard.NO_INIT_ON_FREE,
            Guard.NO_KASAN,
            Guard.TAG_KEPT,
            Guard.KEY_MERGED,
            Guard.START_BEFORE_FLUSH,
            Guard.MARK_AFTER_FLUSH,
            Guard.ZONE_WAIT,
            Guard.ZONE_ORDER,
            Guard.ATOMIC_CONTEXT,
            Guard.SUBTRACT_FLUSHED,
            Guard.FLUSH_BEFORE_FREE,
            Guard.CLEAR_BEFORE_REGISTER,
            Guard.FLUSH_PENDING,
            Guard.HINT_FLUSH));
  }

  /** LUF v12 with the one repair that it plainly intends. */
  public static Rules lufV12Intended() {
    return with(lufV12(), Guard.BATCH_ASKS);
  }

  /** LUF v12 with the smallest change for each hazard that was found. */
  public static Rules lufRepaired() {
    Rules rules = lufV12Intended();
    for (Hook hook : new Hook[] {Hook.H3, Hook.H5, Hook.H6, Hook.H10, Hook.H12, Hook.H14}) {
      rules = without(rules, hook);
    }
    EnumMask<Hook> hooks = mask(rules).with(Hook.U1).with(Hook.U2);
    EnumMask<Hook> before = hooks(Hook.H1, Hook.H4, Hook.H7, Hook.H8, Hook.H9);
    rules = rules.withHooks(hooks).withBefore(before);
    for (Guard guard :
        new Guard[] {
          Guard.NOT_DIRTY,
          Guard.LAST_REFERENCE,
          Guard.NO_PAGE_POISON,
          Guard.STABLE_BACKING,
          Guard.NO_DIRECT_IO,
          Guard.NO_BROADCAST,
          Guard.NOT_LAZYFREE
        }) {
      rules = with(rules, guard);
    }
    return rules;
  }

  /** The kernel with a guard. */
  public static Rules with(Rules rules, Guard guard) {
    return rules.withGuards(guards(rules).with(guard));
  }

  /** The kernel without a guard: a mutant. */
  public static Rules without(Rules rules, Guard guard) {
    return rules.withGuards(guards(rules).without(guard));
  }

  /** The kernel without a hook: a mutant. */
  public static Rules without(Rules rules, Hook hook) {
    return rules.withHooks(mask(rules).without(hook));
  }

  /** The kernel with a hook moved before the change that it guards. */
  public static Rules before(Rules rules, Hook hook) {
    EnumMask<Hook> before = hooks().with(hook);
    for (Hook other : Hook.values()) {
      if (rules.before().contains(other)) {
        before = before.with(other);
      }
    }
    return rules.withBefore(before);
  }

  private static Rules rules(
      Rules.Deferral deferral,
      EnumMask<Hook> hooks,
      EnumMask<Hook> before,
      EnumMask<Guard> guards) {
    return new Rules(deferral, Rules.Scope.OWNER, Rules.Flush.AT_TAKE_OFF, hooks, before, guards);
  }

  private static EnumMask<Hook> hooks(Hook... hooks) {
    EnumMask<Hook> mask = EnumMask.of(Hook.values(), 0);
    for (Hook hook : hooks) {
      mask = mask.with(hook);
    }
    return mask;
  }

  private static EnumMask<Guard> guards(Guard... guards) {
    EnumMask<Guard> mask = EnumMask.of(Guard.values(), 0);
    for (Guard guard : guards) {
      mask = mask.with(guard);
    }
    return mask;
  }

  private static EnumMask<Hook> mask(Rules rules) {
    EnumMask<Hook> mask = hooks();
    for (Hook hook : Hook.values()) {
      if (rules.has(hook)) {
        mask = mask.with(hook);
      }
    }
    return mask;
  }

  private static EnumMask<Guard> guards(Rules rules) {
    EnumMask<Guard> mask = guards();
    for (Guard guard : Guard.values()) {
      if (rules.has(guard)) {
        mask = mask.with(guard);
      }
    }
    return mask;
  }
}
