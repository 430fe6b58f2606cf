package org.lufcheck.kernel.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that people may see of one state, in a fixed order. Immutable. */
public final class Snapshot {
  private final Map<String, Item> items;

  private Snapshot(Map<String, Item> items) {
    this.items = items;
  }

  /** A snapshot of items with different keys. */
  public static Snapshot of(List<Item> items) {
    Map<String, Item> byKey = new LinkedHashMap<>();
    items.forEach(item -> byKey.put(item.key(), item));
    return new Snapshot(byKey);
  }

  /** All items, in order. */
  public List<Item> items() {
    return List.copyOf(items.values());
  }

  /** The value of an item, empty if there is none with the key. */
  public String value(String key) {
    Item item = items.get(key);
    return item == null ? "" : item.value();
  }

  /** What differs from an earlier state of the same scenario, the most prominent first. */
  public List<Change> since(Snapshot earlier) {
    List<Change> changes = new ArrayList<>();
    for (Kind.Weight weight : Kind.Weight.values()) {
      for (Item item : items.values()) {
        String before = earlier.value(item.key());
        if (item.kind().weight() == weight && !before.equals(item.value())) {
          changes.add(new Change(item, before));
        }
      }
    }
    return changes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Snapshot snapshot && items.equals(snapshot.items);
  }

  @Override
  public int hashCode() {
    return items.hashCode();
  }

  @Override
  public String toString() {
    return items.values().toString();
  }
}
