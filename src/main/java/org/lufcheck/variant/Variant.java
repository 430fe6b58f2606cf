package org.lufcheck.variant;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lufcheck.kernel.Rules;
import org.lufcheck.variant.text.InputException;

/**
 * A kernel.
 *
 * @param name as the command line names it
 * @param title one line for people
 * @param source where it is described: patches, slides, or that it is ours
 * @param rules what the model needs of it
 * @param reasons for ids of hooks and guards and for {@code deferral}, {@code scope} and {@code
 *     flush}: one sentence why it is as it is, or why it is missing; in the order of the file
 */
public record Variant(
    String name, String title, String source, Rules rules, Map<String, String> reasons) {
  /** Copies the map. */
  public Variant {
    reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
  }

  /** Whether the hook or guard with that id is in place. */
  public boolean has(String id) {
    return VariantIds.hook(id).map(rules::has).orElse(false)
        || VariantIds.guard(id).map(rules::has).orElse(false);
  }

  /**
   * This kernel with some of its hooks and guards taken out, named {@code luf-v12 without H4}.
   *
   * @throws InputException if an id names nothing, is not in place or is given twice
   */
  public Variant without(Collection<String> ids) {
    Variant less = this;
    for (String id : ids) {
      less = less.without(id);
    }
    return ids.isEmpty()
        ? this
        : new Variant(
            name + " without " + String.join(", ", ids), title, source, less.rules, reasons);
  }

  /**
   * This kernel with some hooks and guards added, named {@code luf-v12 with not-dirty}. A hook that
   * is added flushes where the posted series has it.
   *
   * @throws InputException if an id names nothing, is in place already, or makes no sense here
   */
  public Variant with(Collection<String> ids) {
    Variant more = this;
    for (String id : ids) {
      more = more.with(id);
    }
    return ids.isEmpty()
        ? this
        : new Variant(name + " with " + String.join(", ", ids), title, source, more.rules, reasons);
  }

  /**
   * The variant as a file of its own, which extends no other: for a kernel that is to be changed by
   * hand, or compared with another. A kernel named like {@code luf-v12 without H4} needs another
   * name before the file can be used. Reading it gives an equal variant.
   */
  public String print() {
    return VariantPrinter.print(this);
  }

  private Variant with(String id) {
    if (!VariantIds.all().contains(id)) {
      throw InputException.unknown("--with", "hook or guard", id, VariantIds.all());
    }
    if (has(id)) {
      throw InputException.in("--with " + id, name + " has " + id + " already");
    }
    RulesDraft draft = new RulesDraft(rules);
    draft.add(id);
    Rules changed = draft.rules();
    VariantChecks.contradiction(changed)
        .ifPresent(
            found -> {
              throw InputException.in("--with " + id, found.text());
            });
    return new Variant(name, title, source, changed, reasons);
  }

  private Variant without(String id) {
    if (!VariantIds.all().contains(id)) {
      throw InputException.unknown("--without", "hook or guard", id, VariantIds.all());
    }
    if (!has(id)) {
      throw InputException.in("--without " + id, name + " has no " + id + " to remove");
    }
    RulesDraft draft = new RulesDraft(rules);
    draft.remove(id);
    return new Variant(name, title, source, draft.rules(), reasons);
  }
}
