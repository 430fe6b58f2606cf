package org.lufcheck.kernel;

import java.util.Set;

/**
 * What makes one kernel differ from another, as the model needs it.
 *
 * @param deferral how unmapped read-only folios are kept until the flush
 * @param scope who is flushed at a hook
 * @param flush when what is pending in the allocator is flushed
 * @param hooks the hooks in place
 * @param before those hooks that flush before the change they guard becomes visible, instead of
 *     where the posted series has them
 * @param guards the guards in place
 */
public record Rules(
    Deferral deferral,
    Scope scope,
    Flush flush,
    Set<Hook> hooks,
    Set<Hook> before,
    Set<Guard> guards) {

  /** How a frame whose flush is deferred is kept. */
  public enum Deferral {
    /** Vanilla: flush before freeing. */
    NONE,
    /** The frame stays allocated until the flush (migrc, RFC to v8; the talk's first approach). */
    KEEP_COPIES,
    /** The frame is freed with a tag and flushed when it leaves the allocator (v9 to v12). */
    IN_ALLOCATOR
  }

  /** Whose deferred unmaps a hook flushes. */
  public enum Scope {
    /** Everything ever deferred and not yet done (v3 to v11). */
    GLOBAL,
    /** The batch of the mm or file at hand (v12). */
    OWNER
  }

  /** When what is pending in the allocator is flushed, at the latest when it leaves. */
  public enum Flush {
    /** When the first pending page leaves the allocator (P21). */
    AT_TAKE_OFF,
    /** Besides, together with any other flush: it reaches the CPUs that the zone waits for, too. */
    RIDE_ALONG
  }

  /** Whether anything is ever deferred past the free. */
  public boolean luf() {
    return deferral != Deferral.NONE;
  }

  /** Whether what is pending in a zone rides along with flushes that happen anyway. */
  public boolean ridesAlong() {
    return flush == Flush.RIDE_ALONG;
  }

  /** Whether the hook is in place. */
  public boolean has(Hook hook) {
    return hooks.contains(hook);
  }

  /** Whether the hook is in place and flushes before the change. */
  public boolean hasBefore(Hook hook) {
    return hooks.contains(hook) && before.contains(hook);
  }

  /** Whether the hook is in place where the posted series has it. */
  public boolean hasAsPosted(Hook hook) {
    return hooks.contains(hook) && !before.contains(hook);
  }

  /** Whether the guard is in place. */
  public boolean has(Guard guard) {
    return guards.contains(guard);
  }

  /** The same kernel with these hooks. */
  public Rules withHooks(Set<Hook> others) {
    return new Rules(deferral, scope, flush, others, before, guards);
  }

  /** The same kernel with these hooks moved before the change that they guard. */
  public Rules withBefore(Set<Hook> others) {
    return new Rules(deferral, scope, flush, hooks, others, guards);
  }

  /** The same kernel with these guards. */
  public Rules withGuards(Set<Guard> others) {
    return new Rules(deferral, scope, flush, hooks, before, others);
  }
}
