package org.lufcheck.sim.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.lufcheck.variant.text.Position;
import org.lufcheck.variant.text.SourceText;
import org.lufcheck.variant.text.Yaml;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The keys of one mapping of a file, read one by one with their units. What a file leaves out is
 * taken from the file that it extends.
 */
final class Section {
  private final Yaml yaml;
  private final Position at;
  private final String path;
  private final Map<String, Yaml.Entry> entries;
  private final @Nullable Section base;
  private final List<Stated> stated;

  private Section(
      Yaml yaml,
      Position at,
      String path,
      Map<String, Yaml.Entry> entries,
      @Nullable Section base,
      List<Stated> stated) {
    this.yaml = yaml;
    this.at = at;
    this.path = path;
    this.entries = entries;
    this.base = base;
    this.stated = stated;
  }

  /** The outermost keys of a file. */
  static Section root(SourceText source) {
    Yaml yaml = new Yaml(source);
    return new Section(yaml, Position.at(1, 1), "", yaml.root(), null, new ArrayList<>());
  }

  /** The same, with another file behind it for what is left out. */
  Section extending(Section other) {
    return new Section(yaml, at, path, entries, other, stated);
  }

  /** Refuses keys that are not among these. */
  Section allowing(List<String> keys) {
    for (Yaml.Entry entry : entries.values()) {
      if (!keys.contains(entry.key().value())) {
        throw source().unknown(entry.key().at(), "key", entry.key().value(), keys);
      }
    }
    return this;
  }

  /** Everything that was read so far, in that order. */
  List<Stated> stated() {
    return List.copyOf(stated);
  }

  SourceText source() {
    return yaml.source();
  }

  /** Where the value of a key is written, or the section if it is not. */
  Position at(String key) {
    Yaml.Entry entry = entries.get(key);
    return entry == null ? at : Yaml.at(entry.value());
  }

  boolean has(String key) {
    return entries.containsKey(key) || (base != null && base.has(key));
  }

  /** A mapping inside; each of its keys may also come from the file behind. */
  Section section(String key, List<String> keys) {
    Section behind = base != null && base.has(key) ? base.section(key, keys) : null;
    Yaml.Entry entry = entries.get(key);
    if (entry == null) {
      if (behind == null) {
        throw missing(key);
      }
      return new Section(behind.yaml, behind.at, behind.path, behind.entries, behind.base, stated);
    }
    Map<String, Yaml.Entry> inside = yaml.mapping(entry.value());
    return new Section(yaml, entry.key().at(), path(key), inside, behind, stated).allowing(keys);
  }

  /** The items of a list of mappings; a list replaces that of the file behind. */
  List<Section> sections(String key) {
    Yaml.Entry entry = entries.get(key);
    if (entry == null) {
      if (base == null || !base.has(key)) {
        throw missing(key);
      }
      return base.sections(key).stream()
          .map(s -> new Section(s.yaml, s.at, s.path, s.entries, s.base, stated))
          .toList();
    }
    List<Section> items = new ArrayList<>();
    for (Node item : yaml.items(entry.value())) {
      String name = path(key) + "." + items.size();
      items.add(new Section(yaml, Yaml.at(item), name, yaml.mapping(item), null, stated));
    }
    if (items.isEmpty()) {
      throw source().error(Yaml.at(entry.value()), "'" + key + "' is empty", "one at least");
    }
    return items;
  }

  /** A list of CPUs: numbers and ranges, {@code [0-14, 32]}. */
  List<Integer> cpus(String key) {
    List<Integer> cpus = new ArrayList<>();
    Yaml.Entry entry = entries.get(key);
    if (entry == null) {
      return cpus;
    }
    for (Yaml.Text text : yaml.list(entry.value())) {
      if (!text.value().matches("\\d{1,4}(-\\d{1,4})?")) {
        throw source().error(text.at(), "this is not a CPU", "CPUs, such as [0-14, 32]");
      }
      String[] ends = text.value().split("-", 2);
      int last = Integer.parseInt(ends[ends.length - 1]);
      for (int cpu = Integer.parseInt(ends[0]); cpu <= last; cpu++) {
        cpus.add(cpu);
      }
    }
    stated.add(new Stated(path(key), cpus.toString(), Origin.UNSTATED, "", source(), at(key)));
    return cpus;
  }

  /** A text that is not empty. */
  String text(String key) {
    return value(key, (reader, value) -> value).text();
  }

  /** A size from at least some bytes up, rounded up to whole pages. */
  long bytes(String key, double least) {
    double bytes = quantity(key, Dimension.SIZE, least, 0x1p50);
    return (long) Math.ceil(bytes / Machine.PAGE) * Machine.PAGE;
  }

  double nanos(String key) {
    return quantity(key, Dimension.TIME, 0, Double.MAX_VALUE);
  }

  double rate(String key) {
    return quantity(key, Dimension.RATE, 1e3, Double.MAX_VALUE);
  }

  double share(String key) {
    return quantity(key, Dimension.SHARE, 0, 1);
  }

  double number(String key, double least, double most) {
    return quantity(key, Dimension.NUMBER, least, most);
  }

  /** A whole number. */
  long count(String key, int least, double most) {
    double value = quantity(key, Dimension.NUMBER, least, most);
    if (value != Math.rint(value)) {
      throw source().error(at(key), "not a whole number", Dimension.NUMBER.expected());
    }
    return (long) value;
  }

  /** A whole number that is small enough for an {@code int}. */
  int small(String key, int least, int most) {
    return (int) count(key, least, most);
  }

  double quantity(String key, Dimension dimension, double least, double most) {
    return value(key, (reader, value) -> value.quantity(dimension, least, most));
  }

  boolean yes(String key) {
    return value(key, (reader, value) -> value.yes());
  }

  <E extends Enum<E>> E constant(String key, Class<E> type) {
    return value(key, (reader, value) -> value.constant(type));
  }

  /** A value that the file may leave out. */
  <T> Optional<T> optional(String key, BiFunction<Section, String, T> read) {
    return has(key) ? Optional.of(read.apply(this, key)) : Optional.empty();
  }

  private <T> T value(String key, BiFunction<Section, Value, T> read) {
    Yaml.Entry entry = entries.get(key);
    if (entry == null) {
      if (base == null || !base.has(key)) {
        throw missing(key);
      }
      Section own = new Section(base.yaml, base.at, base.path, base.entries, base.base, stated);
      return own.value(key, read);
    }
    Yaml.Text written = yaml.text(entry.value());
    Value value = Value.of(source(), written);
    if (value.text().isEmpty()) {
      throw source().error(value.at(), "'" + key + "' is empty");
    }
    T result = read.apply(this, value);
    stated.add(
        new Stated(path(key), value.text(), value.origin(), value.note(), source(), written.at()));
    return result;
  }

  private RuntimeException missing(String key) {
    String where = path.isEmpty() ? "" : " in '" + path + "'";
    return source().error(at, "the key '" + key + "' is missing" + where);
  }

  private String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
