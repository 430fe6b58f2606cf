package org.lufcheck.variant;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lufcheck.kernel.Rules;
import org.lufcheck.variant.text.InputException;
import org.lufcheck.variant.text.Position;
import org.lufcheck.variant.text.SourceText;
import org.lufcheck.variant.text.Yaml;

/** One variant file as it is written: every entry has the right type and every id is known. */
final class VariantFile {
  private static final List<String> KEYS =
      List.of(
          "name",
          "title",
          "source",
          "order",
          "extends",
          "deferral",
          "scope",
          "flush",
          "hooks",
          "before",
          "guards",
          "without",
          "with",
          "reasons");

  /** The place in lists of variants that do not say theirs. */
  private static final int LAST = 999;

  private final SourceText source;
  private final Yaml yaml;
  private final Map<String, Yaml.Entry> entries;

  VariantFile(SourceText source) {
    this.source = source;
    this.yaml = new Yaml(source);
    this.entries = yaml.root();
    for (Yaml.Entry entry : entries.values()) {
      if (!KEYS.contains(entry.key().value())) {
        throw source.unknown(entry.key().at(), "key", entry.key().value(), KEYS);
      }
    }
  }

  /** The value of a key that has to be there and not empty. */
  Yaml.Text required(String key) {
    Yaml.Text text = optional(key).orElseThrow(() -> missing(key));
    if (text.value().isBlank()) {
      throw source.error(text.at(), "'" + key + "' is empty");
    }
    return text;
  }

  /** The value of a key. */
  Optional<Yaml.Text> optional(String key) {
    return entry(key).map(e -> yaml.text(e.value()));
  }

  /** The place among other variants, 0 to 999, smallest first. */
  int order() {
    Optional<Yaml.Text> order = optional("order");
    if (order.isPresent() && !order.get().value().matches("\\d{1,3}")) {
      throw source.error(order.get().at(), "this is not a place", "a number, 0 to " + LAST);
    }
    return order.map(o -> Integer.parseInt(o.value())).orElse(LAST);
  }

  /** How frames are kept, if the file says. */
  Optional<Rules.Deferral> deferral() {
    return constant("deferral", Rules.Deferral.values());
  }

  /** Who is flushed, if the file says. */
  Optional<Rules.Scope> scope() {
    return constant("scope", Rules.Scope.values());
  }

  /** When pending pages are flushed, if the file says. */
  Optional<Rules.Flush> flush() {
    return constant("flush", Rules.Flush.values());
  }

  /** A list of ids, each of them valid and there once; empty if the key is missing. */
  List<Yaml.Text> ids(String key, String kind, List<String> valid) {
    List<Yaml.Text> ids = entry(key).map(e -> yaml.list(e.value())).orElse(List.of());
    for (int i = 0; i < ids.size(); i++) {
      Yaml.Text id = ids.get(i);
      if (!valid.contains(id.value())) {
        throw source.unknown(id.at(), kind, id.value(), valid);
      }
      if (ids.subList(0, i).stream().anyMatch(other -> other.value().equals(id.value()))) {
        throw source.error(id.at(), "'" + id.value() + "' is there twice");
      }
    }
    return ids;
  }

  /** The reasons by id, in the order of the file. */
  Map<String, String> reasons() {
    List<String> valid =
        Stream.concat(Stream.of("deferral", "scope", "flush"), VariantIds.all().stream()).toList();
    Map<String, String> reasons = new LinkedHashMap<>();
    entry("reasons")
        .map(e -> yaml.mapping(e.value()))
        .orElse(Map.of())
        .forEach(
            (id, entry) -> {
              if (!valid.contains(id)) {
                throw source.unknown(entry.key().at(), "hook or guard", id, valid);
              }
              reasons.put(id, yaml.text(entry.value()).value().strip());
            });
    return reasons;
  }

  /** Whether the key is there. */
  boolean has(String key) {
    return entry(key).isPresent();
  }

  /** Where a key is, or the beginning of the file. */
  Position at(String key) {
    return entry(key).map(e -> e.key().at()).orElse(Position.at(1, 1));
  }

  /** The mistake that a key is missing. */
  InputException missing(String key) {
    return source.error(Position.at(1, 1), "the key '" + key + "' is missing");
  }

  /** The file itself, for messages. */
  SourceText source() {
    return source;
  }

  private Optional<Yaml.Entry> entry(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  private <T extends Enum<T>> Optional<T> constant(String key, T[] constants) {
    Optional<Yaml.Text> written = optional(key);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    for (T constant : constants) {
      if (word(constant).equals(written.get().value())) {
        return Optional.of(constant);
      }
    }
    List<String> words = Stream.of(constants).map(VariantFile::word).toList();
    throw source.unknown(written.get().at(), key, written.get().value(), words);
  }

  /** A constant as the file writes it. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
