package org.lufcheck.litmus;

import java.util.List;
import java.util.Optional;
import org.lufcheck.kernel.Setup;

/**
 * Files, address spaces, pages and mappings of a scenario, with the numbers that {@link Setup}
 * gives them.
 */
record Memory(
    List<Setup.File> files, List<String> mms, List<Setup.Page> pages, List<Setup.Slot> slots) {

  /** How many pages are in memory at first. */
  int resident() {
    return (int) pages.stream().filter(Setup.Page::resident).count();
  }

  /** The number of an mm, or -1. */
  int mm(String name) {
    return mms.indexOf(name);
  }

  /** The number of a file, or -1. */
  int file(String name) {
    for (int i = 0; i < files.size(); i++) {
      if (files.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /** The number of the page with that name. */
  Optional<Integer> page(String name) {
    for (int i = 0; i < pages.size(); i++) {
      if (pages.get(i).name().equals(name)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** The number of an address of an mm. */
  Optional<Integer> slot(int mm, String va) {
    for (int i = 0; i < slots.size(); i++) {
      if (slots.get(i).mm() == mm && slots.get(i).va().equals(va)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** The addresses of an mm. */
  List<String> addresses(int mm) {
    return slots.stream().filter(s -> s.mm() == mm).map(Setup.Slot::va).toList();
  }
}
