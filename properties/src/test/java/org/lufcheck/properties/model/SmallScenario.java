package org.lufcheck.properties.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.lufcheck.litmus.Litmus;
import org.lufcheck.variant.text.SourceText;

/**
 * A scenario that is small enough to be searched within a fraction of a second: a reader and a
 * changer of one page on two CPUs, and one background thread that takes the page away.
 *
 * @param memory what the page is
 * @param changes what the changer does before it tells the reader; at most two calls
 * @param firstLoad whether the reader has loaded the page before
 * @param told whether the reader waits until it is told
 * @param background what takes the page away
 */
public record SmallScenario(
    Memory memory, List<String> changes, boolean firstLoad, boolean told, String background) {
  private static final List<String> TAKERS = List.of("reclaim", "migrate");

  /** What the page is and how it is mapped at v0. */
  public enum Memory {
    /** A file page, mapped read-only by reader and changer. */
    SHARED_READ_ONLY(
        "file F = { 1 };",
        "v0 -> F[0] shared read-only;",
        "F[0]",
        List.of("write(F[0], 2)", "write-direct(F[0], 2)", "punch(F[0])", "alloc()", "munmap(v0)")),
    /** A file page, mapped privately. */
    PRIVATE(
        "file F = { 1 };",
        "v0 -> F[0] private;",
        "F[0]",
        List.of("write(F[0], 2)", "mprotect-rw(v0)", "alloc()", "madvise-dontneed(v0)")),
    /** A file page, mapped read-only at v0 and writable at v1. */
    TWO_MAPPINGS(
        "file F = { 1 };",
        "v0 -> F[0] shared read-only; v1 -> F[0] shared writable absent;",
        "F[0]",
        List.of("store(v1, 2)", "alloc()", "fsync(F[0])")),
    /** Anonymous memory that was swapped in and is still clean. */
    ANONYMOUS(
        "",
        "v0 -> anon 1 clean;",
        "A.v0",
        List.of("store(v0, 2)", "alloc()", "madvise-dontneed(v0)", "mprotect-ro(v0)"));

    private final String file;
    private final String mapping;
    private final String page;
    private final List<String> calls;

    Memory(String file, String mapping, String page, List<String> calls) {
      this.file = file;
      this.mapping = mapping;
      this.page = page;
      this.calls = calls;
    }
  }

  /** Copies the list. */
  public SmallScenario {
    changes = List.copyOf(changes);
  }

  /** All of them, with up to {@code most} changes. */
  public static Arbitrary<SmallScenario> any(int most) {
    return Arbitraries.of(Memory.values())
        .flatMap(
            memory ->
                Combinators.combine(
                        Arbitraries.of(memory.calls).list().ofMinSize(1).ofMaxSize(most),
                        Arbitraries.of(true, true, false),
                        Arbitraries.of(true, true, false),
                        Arbitraries.of(TAKERS))
                    .as((c, first, told, b) -> new SmallScenario(memory, c, first, told, b)));
  }

  /** This scenario with a call put into the changer's program at a place. */
  public SmallScenario inserting(int place, String call) {
    List<String> longer = new ArrayList<>(changes);
    longer.add(Math.floorMod(place, changes.size() + 1), call);
    return new SmallScenario(memory, longer, firstLoad, told, background);
  }

  /** What the model needs. */
  public Litmus litmus() {
    return read(text());
  }

  /** A scenario of the same kind, with changes made to its text. */
  public static Litmus read(String text) {
    return Litmus.read(SourceText.of("small.litmus", text));
  }

  /** The scenario as people write it. */
  public String text() {
    return """
        LUF small
        {
          %s%s
          mm A { %s }
        }
        T0 @ cpu0 in A {
          %s;
          store-release(done, 1);
        }
        T1 @ cpu1 in A {
          %s
        }
        background taker @ any { %s(%s); }
        """
        .formatted(
            frames(),
            memory.file,
            memory.mapping,
            String.join(";\n  ", changes),
            String.join("\n  ", reader()),
            background,
            memory.page);
  }

  /** With two changes and a migration one frame more may be needed than there would be. */
  private String frames() {
    return changes.size() > 1 ? "frames 4; " : "";
  }

  private List<String> reader() {
    return Stream.of(
            firstLoad ? "r1 = load(v0);" : "",
            told ? "await(done, 1);" : "",
            (firstLoad ? "r2" : "r1") + " = load(v0);")
        .filter(call -> !call.isEmpty())
        .toList();
  }

  @Override
  public String toString() {
    return text();
  }
}
