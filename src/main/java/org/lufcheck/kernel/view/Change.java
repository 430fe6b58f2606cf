package org.lufcheck.kernel.view;

/**
 * A change of one item.
 *
 * @param item the item afterwards
 * @param before its value before
 */
public record Change(Item item, String before) {
  /** What happened, in a few words: {@code A.v0: pfn1 RO -> none}. */
  public String phrase() {
    String now = item.value();
    return switch (item.kind()) {
      case REGISTER, FLAG -> item.name() + "=" + now;
      case TLB -> now.isEmpty() ? item.name() + " dropped" : item.name() + "->" + now;
      case PTE -> item.name() + ": " + before + " -> " + now;
      case MEANING -> item.name() + " is " + now;
      case OWED -> item.name() + (now.isEmpty() ? " owes nobody" : " owes " + now);
      case BATCH -> item.name() + " " + (now.isEmpty() ? "{}" : now);
      case SHADOW -> item.name() + (now.isEmpty() ? " out of reach" : " may be used by " + now);
      case MARK -> item.name() + "=" + now;
      case KNOWLEDGE -> item.name() + " " + now;
      default -> item.name() + ": " + (now.isEmpty() ? "-" : now);
    };
  }
}
