package org.lufcheck.sim.engine.place;

import java.util.Optional;

/**
 * Where the kernel's own memory goes. All that the LSF/MM topic on kernel allocations in CXL memory
 * proposes, and what Linux does.
 */
public enum Placement {
  /** Linux: any zone that takes what cannot move, nearest first. */
  DEFAULT("default", "any zone that takes kernel memory, nearest first"),
  /** The fast nodes only, by a nodemask: reclaim there, and out of memory if that does not help. */
  FAST_NODEMASK("fast-nodemask", "the fast node only, whatever it takes"),
  /** The fast nodes first, with one attempt to reclaim there, then anywhere (__GFP_FAST_TIER). */
  FAST_FLAG("fast-flag", "the fast node first, with one attempt to reclaim, then anywhere"),
  /** As Linux; page tables move to the fast node when data that they map is promoted. */
  TABLES_FOLLOW_DATA("tables-follow-data", "page tables move when data under them is promoted"),
  /** Slab objects can be moved, so they may be in ZONE_MOVABLE and do not block unplugging. */
  MOVABLE_SLAB("movable-slab", "slab can move: it may be anywhere and blocks no unplugging"),
  /** As Linux; stacks on the slow node move back once the fast node has memory to spare. */
  STACKS_RETURN("stacks-return", "stacks move to the fast node when pressure is low");

  private final String id;
  private final String title;

  Placement(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /** As the command line names it. */
  public String id() {
    return id;
  }

  /** One line for people. */
  public String title() {
    return title;
  }

  /** The policy of a name. */
  public static Optional<Placement> named(String name) {
    for (Placement one : values()) {
      if (one.id.equals(name)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }
}
