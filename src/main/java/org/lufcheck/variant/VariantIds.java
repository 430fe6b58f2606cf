package org.lufcheck.variant;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Hook;

/** The names that variant files and {@code --without} use for hooks and guards. */
public final class VariantIds {
  private static final List<String> HOOKS = Stream.of(Hook.values()).map(Hook::name).toList();
  private static final List<String> GUARDS = Stream.of(Guard.values()).map(Guard::id).toList();
  private static final List<String> ALL = Stream.concat(HOOKS.stream(), GUARDS.stream()).toList();

  private VariantIds() {}

  /** The hooks, in the order of {@link Hook}. */
  public static List<String> hooks() {
    return HOOKS;
  }

  /** The guards, in the order of {@link Guard}. */
  public static List<String> guards() {
    return GUARDS;
  }

  /** The hooks, then the guards. */
  public static List<String> all() {
    return ALL;
  }

  /** The hook with that id. */
  public static Optional<Hook> hook(String id) {
    return Stream.of(Hook.values()).filter(h -> h.name().equals(id)).findFirst();
  }

  /** The guard with that id. */
  public static Optional<Guard> guard(String id) {
    return Stream.of(Guard.values()).filter(g -> g.id().equals(id)).findFirst();
  }
}
