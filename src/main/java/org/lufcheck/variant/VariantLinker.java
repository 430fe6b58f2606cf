package org.lufcheck.variant;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lufcheck.kernel.Rules;
import org.lufcheck.variant.text.InputException;
import org.lufcheck.variant.text.SourceText;
import org.lufcheck.variant.text.Yaml;

/** Makes a variant of a file and, if it extends another variant, of that one. */
final class VariantLinker {
  private static final List<String> WHOLE = List.of("deferral", "scope", "hooks", "guards");

  private final VariantFile file;
  private final SourceText source;

  VariantLinker(VariantFile file) {
    this.file = file;
    this.source = file.source();
  }

  /**
   * The variant.
   *
   * @param base gives the variant that this one extends, by its name
   * @throws InputException at a missing key or a contradiction
   */
  Variant link(Function<Yaml.Text, Variant> base) {
    String name = file.required("name").value();
    String title = file.required("title").value();
    String origin = file.required("source").value();
    Optional<Variant> parent = file.optional("extends").map(base);
    Map<String, String> reasons =
        new LinkedHashMap<>(parent.map(Variant::reasons).orElse(Map.of()));
    reasons.putAll(file.reasons());
    RulesDraft draft = parent.isPresent() ? changed(parent.get().rules()) : whole();
    for (Yaml.Text id : file.ids("before", "hook", VariantIds.hooks())) {
      if (!draft.has(id.value())) {
        throw source.error(id.at(), id.value() + " is to flush before, but it is not in place");
      }
      VariantIds.hook(id.value()).ifPresent(draft::moveBefore);
    }
    Rules rules = draft.rules();
    new VariantChecks(file).check(rules);
    return new Variant(name, title, origin, rules, reasons);
  }

  private RulesDraft whole() {
    for (String key : WHOLE) {
      if (!file.has(key)) {
        throw file.missing(key);
      }
    }
    forbid(List.of("with", "without"), "needs 'extends'");
    RulesDraft draft = RulesDraft.empty();
    file.ids("hooks", "hook", VariantIds.hooks()).forEach(id -> draft.add(id.value()));
    file.ids("guards", "guard", VariantIds.guards()).forEach(id -> draft.add(id.value()));
    return modes(draft);
  }

  private RulesDraft changed(Rules rules) {
    forbid(List.of("hooks", "guards"), "contradicts 'extends': use 'with' and 'without'");
    RulesDraft draft = new RulesDraft(rules);
    List<Yaml.Text> with = file.ids("with", "hook or guard", VariantIds.all());
    for (Yaml.Text id : file.ids("without", "hook or guard", VariantIds.all())) {
      if (with.stream().anyMatch(other -> other.value().equals(id.value()))) {
        throw source.error(id.at(), "'" + id.value() + "' is both with and without");
      }
      if (!draft.has(id.value())) {
        throw source.error(id.at(), "there is no " + id.value() + " to remove");
      }
      draft.remove(id.value());
    }
    for (Yaml.Text id : with) {
      if (draft.has(id.value())) {
        throw source.error(id.at(), id.value() + " is there already");
      }
      draft.add(id.value());
    }
    return modes(draft);
  }

  private RulesDraft modes(RulesDraft draft) {
    file.deferral().ifPresent(draft::deferral);
    file.scope().ifPresent(draft::scope);
    file.flush().ifPresent(draft::flush);
    return draft;
  }

  private void forbid(List<String> keys, String why) {
    for (String key : keys) {
      if (file.has(key)) {
        throw source.error(file.at(key), "'" + key + "' " + why);
      }
    }
  }
}
