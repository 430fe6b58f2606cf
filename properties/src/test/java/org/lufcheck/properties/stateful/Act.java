package org.lufcheck.properties.stateful;

/**
 * One operation, complete when the next one begins.
 *
 * @param kind what is done
 * @param cpu by which CPU's task, modulo the number of CPUs
 * @param target which page, address of the task's mm or block, modulo their number
 * @param value what is written, 0 to 7, or the order of a block
 */
record Act(Kind kind, int cpu, int target, int value) {
  /** What can be done, and how often it is, compared with the others. */
  enum Kind {
    /** User load of an address. */
    LOAD(8),
    /** User store to an address. */
    STORE(3),
    /** The CPU fills its TLB by itself. */
    SPECULATE(3),
    /** The CPU drops a translation by itself. */
    EVICT(1),
    /** read() of a file. */
    READ(1),
    /** write() of a file. */
    WRITE(3),
    /** write() of a file with O_DIRECT. */
    WRITE_DIRECT(1),
    /** fallocate() of a hole. */
    PUNCH(1),
    /** shrink_folio_list() of a page. */
    RECLAIM(7),
    /** migrate_pages_batch() of a page. */
    MIGRATE(4),
    /** Somebody outside gets a block of pages. */
    ALLOCATE(3),
    /** Somebody outside gets a page without being allowed to send IPIs. */
    ALLOCATE_ATOMIC(1),
    /** Somebody outside gives a block back. */
    FREE(2),
    /** All pcp lists are emptied into buddy. */
    DRAIN(1),
    /** munmap() of an address. */
    MUNMAP(1),
    /** mprotect(PROT_READ) of an address. */
    MPROTECT_RO(1),
    /** mprotect(PROT_READ | PROT_WRITE) of an address. */
    MPROTECT_RW(1);

    private final int weight;

    Kind(int weight) {
      this.weight = weight;
    }

    /** How often, compared with the others. */
    int weight() {
      return weight;
    }
  }

  @Override
  public String toString() {
    return kind + " " + cpu + " " + target + " " + value;
  }

  /** The operation that prints like this. */
  static Act parse(String text) {
    String[] words = text.split(" ", -1);
    return new Act(
        Kind.valueOf(words[0]),
        Integer.parseInt(words[1]),
        Integer.parseInt(words[2]),
        Integer.parseInt(words[3]));
  }
}
