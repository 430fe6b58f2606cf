package org.lufcheck.sim.engine.log;

import java.util.Locale;

/**
 * One event.
 *
 * @param kind what happened
 * @param cpu on which CPU, or -1
 * @param mm in which address space, or -1
 * @param page which page, as a slot, or -1
 * @param frame which frame, or -1
 */
public record Event(Kind kind, int cpu, int mm, int page, int frame) {
  /** What can happen. */
  public enum Kind {
    /** A CPU runs a thread of an address space, and has flushed if it had to. */
    RUN,
    /** A CPU runs nobody: it uses no translation until it runs somebody. */
    IDLE,
    /**
     * A present PTE of a page points at a frame: any CPU that runs the address space may cache it.
     */
    MAP,
    /** The PTE is gone. */
    UNMAP,
    /** A CPU has flushed all translations of an address space. */
    FLUSH,
    /** A frame was given back to the allocator. */
    FREE,
    /** A frame has a new owner. */
    ALLOCATE,
    /** A page was changed in its frame. */
    WRITE
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(kind.name().toLowerCase(Locale.ROOT));
    append(text, " cpu", cpu);
    append(text, " mm", mm);
    append(text, " page ", page);
    append(text, " pfn", frame);
    return text.toString();
  }

  private static void append(StringBuilder text, String name, int value) {
    if (value >= 0) {
      text.append(name).append(value);
    }
  }
}
