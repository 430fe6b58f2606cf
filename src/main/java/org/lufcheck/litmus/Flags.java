package org.lufcheck.litmus;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lufcheck.kernel.Call;
import org.lufcheck.litmus.syntax.Name;

/** Numbers flags as they appear; a flag that somebody reads has to be set by somebody. */
final class Flags {
  private final Check check;
  private final List<String> names = new ArrayList<>();
  private final Set<String> set = new LinkedHashSet<>();
  private final List<Name> read = new ArrayList<>();

  Flags(Check check) {
    this.check = check;
  }

  /** The flag's number. */
  int number(Call call, Name name) {
    if (call == Call.STORE_RELEASE) {
      set.add(name.text());
    } else {
      read.add(name);
    }
    if (!names.contains(name.text())) {
      names.add(name.text());
      check.atMost(names.size(), Limits.FLAGS, name.at(), "flags");
    }
    return names.indexOf(name.text());
  }

  /** The mistake if a flag is read that nobody sets. */
  void checkSet() {
    for (Name name : read) {
      if (!set.contains(name.text())) {
        throw check.unknown(name, "flag (no store-release sets it)", set);
      }
    }
  }

  List<String> names() {
    return names;
  }
}
