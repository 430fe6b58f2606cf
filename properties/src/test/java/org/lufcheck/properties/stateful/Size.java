package org.lufcheck.properties.stateful;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.lufcheck.concurrent.state.Sizes;
import org.lufcheck.kernel.Condition;
import org.lufcheck.kernel.Setup;

/**
 * How large a machine is. Every other file is of a file system with a write loop of its own. Every
 * address space has four addresses: a read-only and a writable shared mapping of two file pages, a
 * private mapping of a file page, and anonymous memory. File pages are shared by all address
 * spaces.
 *
 * @param cpus 2 to 64, each with a task of its own
 * @param mms address spaces, at least 1
 * @param files files of one page, at least 1
 * @param spare frames that no page needs
 * @param keys entries of luf_batch[]
 * @param maxOrder of blocks in buddy, 0 to 10
 * @param pcp pages that move between a pcp list and buddy at once
 * @param boot options under which freed pages are written
 */
record Size(
    int cpus,
    int mms,
    int files,
    int spare,
    int keys,
    int maxOrder,
    int pcp,
    Set<Setup.Boot> boot) {
  /** Addresses of an address space. */
  static final int ADDRESSES = 4;

  private static final int FIRST_VALUE = 1;

  /** Machines of 8 to 64 CPUs, tens of address spaces and files, up to thousands of frames. */
  static Arbitrary<Size> large() {
    return Combinators.combine(
            Arbitraries.of(8, 16, 64),
            Arbitraries.of(1, 2, 24),
            Arbitraries.of(1, 2, 30),
            Arbitraries.of(24, 100, 3000),
            Arbitraries.of(1, 3, 64),
            Arbitraries.integers().between(0, 10),
            Arbitraries.of(1, 4, 31),
            Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.just(Set.<Setup.Boot>of())),
                Tuple.of(1, Arbitraries.of(Setup.Boot.values()).set().ofSize(1))))
        .as(Size::new);
  }

  /** The machine in the words of the model, with tasks that have no program. */
  Setup setup() {
    List<Setup.File> f = new ArrayList<>();
    List<Setup.Page> pages = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      f.add(new Setup.File(file(i), i % 2 == 0 ? Setup.FileKind.GENERIC : Setup.FileKind.IOMAP));
      pages.add(new Setup.Page(file(i) + "[0]", i, FIRST_VALUE, true));
    }
    List<String> m = new ArrayList<>();
    List<Setup.Slot> slots = new ArrayList<>();
    for (int i = 0; i < mms; i++) {
      m.add("M" + i);
      addresses(i, slots, pages);
    }
    List<Setup.Task> tasks = new ArrayList<>();
    for (int c = 0; c < cpus; c++) {
      tasks.add(new Setup.Task("T" + c, c, c % mms, List.of(), 1, false));
    }
    int frames = pages.size() + spare;
    return new Setup(
        "random",
        cpus,
        frames,
        f,
        m,
        pages,
        slots,
        tasks,
        List.of("turn"),
        boot,
        0,
        0,
        new Condition.Constant(false));
  }

  /** The name of a file. */
  static String file(int number) {
    return "F" + number;
  }

  private void addresses(int mm, List<Setup.Slot> slots, List<Setup.Page> pages) {
    int first = mm % files;
    int second = mm / 2 % files;
    slots.add(new Setup.Slot(mm, "v0", first, -1, true, false, false, true, false));
    slots.add(new Setup.Slot(mm, "v1", second, -1, true, true, true, true, false));
    pages.add(new Setup.Page("M" + mm + ".v2", -1, 0, false));
    slots.add(new Setup.Slot(mm, "v2", first, pages.size() - 1, false, true, true, true, false));
    pages.add(new Setup.Page("M" + mm + ".v3", -1, FIRST_VALUE, true));
    int anon = pages.size() - 1;
    slots.add(new Setup.Slot(mm, "v3", anon, anon, false, true, true, true, true));
  }

  /** Sizes of the allocator and of LUF's table. */
  Sizes sizes() {
    return new Sizes(keys, maxOrder, pcp, 2 * pcp, cpus);
  }
}
