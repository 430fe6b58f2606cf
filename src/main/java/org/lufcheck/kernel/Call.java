package org.lufcheck.kernel;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a thread of a scenario can be told to do: user accesses, system calls, and the work of
 * kernel threads. The hyphenated {@link #word()} is the scenario language's; the parameters say
 * what each argument names.
 */
public enum Call {
  LOAD("load", "user load through the TLB; faults until it succeeds", Arg.RESULT, Arg.VA),
  STORE("store", "user store through the TLB; faults until it succeeds", Arg.VA, Arg.VALUE),
  STORE_RELEASE(
      "store-release", "sets a flag and publishes what this thread knows", Arg.FLAG, Arg.VALUE),
  LOAD_ACQUIRE(
      "load-acquire", "reads a flag and learns what its writer knew", Arg.RESULT, Arg.FLAG),
  AWAIT(
      "await",
      "waits until a flag has the value, then learns what its writer knew",
      Arg.FLAG,
      Arg.VALUE),
  WRITE("write", "buffered write() of one page", Arg.PAGE, Arg.VALUE),
  READ("read", "buffered read() of one page", Arg.RESULT, Arg.PAGE),
  WRITE_DIRECT("write-direct", "write() of one page with O_DIRECT", Arg.PAGE, Arg.VALUE),
  FSYNC("fsync", "writes a dirty page back and waits for the disk", Arg.PAGE),
  PUNCH("punch", "fallocate() punches the page out of the file; it then reads 0", Arg.PAGE),
  PUNCH_PART(
      "punch-part",
      "fallocate() zeroes a part of the page, giving it the value",
      Arg.PAGE,
      Arg.VALUE),
  TRUNCATE("truncate", "ftruncate() to before the page and out again; it then reads 0", Arg.PAGE),
  FADVISE_DONTNEED("fadvise-dontneed", "posix_fadvise(DONTNEED) on the page", Arg.PAGE),
  REMOTE_CHANGE(
      "remote-change",
      "another machine changes the page on the shared backing store",
      Arg.PAGE,
      Arg.VALUE),
  WRITEBACK_ERROR(
      "writeback-error", "write-back fails and the cached contents are thrown away", Arg.PAGE),
  SPLICE_STEAL("splice-steal", "a pipe steals the page from the page cache", Arg.PAGE),
  MUNMAP("munmap", "unmaps the page at an address", Arg.VA),
  MMAP_FIXED(
      "mmap-fixed",
      "maps a file page MAP_FIXED, shared and read-only, over an address",
      Arg.VA,
      Arg.PAGE),
  MMAP_FIXED_RW(
      "mmap-fixed-rw",
      "maps a file page MAP_FIXED, shared and writable, over an address",
      Arg.VA,
      Arg.PAGE),
  MPROTECT_RW("mprotect-rw", "mprotect(PROT_READ|PROT_WRITE)", Arg.VA),
  MPROTECT_RO("mprotect-ro", "mprotect(PROT_READ)", Arg.VA),
  MREMAP("mremap", "mremap(MREMAP_DONTUNMAP) from one address to another", Arg.VA, Arg.VA),
  MADV_DONTNEED("madvise-dontneed", "madvise(MADV_DONTNEED)", Arg.VA),
  MADV_FREE("madvise-free", "madvise(MADV_FREE)", Arg.VA),
  MADV_COLD("madvise-cold", "madvise(MADV_COLD)", Arg.VA),
  MADV_PAGEOUT(
      "madvise-pageout", "madvise(MADV_PAGEOUT): reclaims the page in this thread", Arg.VA),
  NUMA_SCAN(
      "numa-scan",
      "NUMA balancing makes the PTE inaccessible; the next access faults and undoes it",
      Arg.VA),
  UPROBE(
      "uprobe",
      "sets a uprobe: a private copy with the value replaces the page of a file",
      Arg.VA,
      Arg.VALUE),
  FORK(
      "fork",
      "fork(): write-protects this mm's private pages and copies them to the child",
      Arg.MM),
  UFFD_CONTINUE(
      "uffd-continue", "UFFDIO_CONTINUE installs a writable PTE for the cached page", Arg.VA),
  AGE("age", "folio_referenced(): clears the accessed bits of the page, without a flush", Arg.PAGE),
  RECLAIM("reclaim", "shrink_folio_list() of one folio", Arg.PAGE),
  RECLAIM_LIST("reclaim-list", "shrink_folio_list() of two folios", Arg.PAGE, Arg.PAGE),
  MIGRATE("migrate", "migrate_pages_batch() of one folio to a free frame", Arg.PAGE),
  DEMOTE("demote", "migration of one folio to a slower node, as reclaim does it", Arg.PAGE),
  PROMOTE(
      "promote", "migration of one folio to a faster node, as NUMA balancing does it", Arg.PAGE),
  COMPACT("compact", "migration of one folio for compaction", Arg.PAGE),
  SOFT_OFFLINE(
      "soft-offline", "soft_offline_page(): evicts or migrates, then retires the frame", Arg.PAGE),
  WRITEBACK("writeback", "the flusher writes a dirty page back", Arg.PAGE),
  ALLOC("alloc", "allocates a frame for another owner, who fills it"),
  ALLOC_ATOMIC("alloc-atomic", "the same with GFP_ATOMIC: may neither sleep nor reclaim"),
  PIN("pin", "takes a transient reference to the folio (GUP-fast, pfn walker)", Arg.PAGE),
  UNPIN("unpin", "drops that reference", Arg.PAGE),
  EXIT_MM("exit-mm", "the process exits: its mm's last user is gone"),
  SWITCH_TO("switch-to", "the scheduler switches this CPU to another thread", Arg.THREAD),
  IRQ_OFF("irq-off", "disables interrupts on this CPU"),
  IRQ_ON("irq-on", "enables interrupts on this CPU");

  /** What an argument names. */
  public enum Arg {
    /** The register to the left of the equals sign. */
    RESULT,
    /** A virtual address of the thread's mm, for example {@code v0}. */
    VA,
    /** A page of a file ({@code F[0]}) or an anonymous page by its address ({@code A.v0}). */
    PAGE,
    /** A small number, 0 to 7. */
    VALUE,
    /** A user-level synchronisation variable. */
    FLAG,
    /** An address space by name. */
    MM,
    /** A thread by name. */
    THREAD
  }

  private final String word;
  private final String meaning;
  private final List<Arg> args;

  Call(String word, String meaning, Arg... args) {
    this.word = word;
    this.meaning = meaning;
    this.args = List.of(args);
  }

  /** The word in a scenario. */
  public String word() {
    return word;
  }

  /** One line for people. */
  public String meaning() {
    return meaning;
  }

  /**
   * The parameters in order; {@link Arg#RESULT}, if any, comes first and is written before {@code
   * =}.
   */
  public List<Arg> args() {
    return args;
  }

  /** The call with the given word. */
  public static Optional<Call> named(String word) {
    return Stream.of(values()).filter(c -> c.word.equals(word)).findFirst();
  }
}
