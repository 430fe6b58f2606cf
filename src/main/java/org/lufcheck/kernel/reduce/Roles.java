package org.lufcheck.kernel.reduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lufcheck.kernel.Call;
import org.lufcheck.kernel.Condition;
import org.lufcheck.kernel.Op;
import org.lufcheck.kernel.Setup;

/**
 * Which tasks, with their CPUs, and which files play equal roles: those ways of exchanging them
 * that leave the scenario as it is.
 */
final class Roles {
  private static final int MOST_EXCHANGES = 24;

  private Roles() {}

  /** An exchange of names; each array says the new number of an old one. */
  record Exchange(int[] task, int[] cpu, int[] file, int[] page, int[] slot) {}

  /** All exchanges but the one that changes nothing; at most 24. */
  static List<Exchange> of(Setup setup) {
    List<Exchange> found = new ArrayList<>();
    for (int[] task : permutations(setup.tasks().size())) {
      for (int[] file : permutations(setup.files().size())) {
        Exchange exchange = exchange(setup, task, file);
        if (exchange != null && found.size() < MOST_EXCHANGES && keeps(setup, exchange)) {
          found.add(exchange);
        }
      }
    }
    return found.size() > 1 ? found.subList(1, found.size()) : List.of();
  }

  private static List<int[]> permutations(int n) {
    List<int[]> all = new ArrayList<>();
    if (n <= 5) {
      permute(new int[n], new boolean[n], 0, all);
    } else {
      all.add(identity(n));
    }
    return all;
  }

  private static void permute(int[] at, boolean[] used, int depth, List<int[]> all) {
    if (depth == at.length) {
      all.add(at.clone());
      return;
    }
    for (int i = 0; i < at.length; i++) {
      if (!used[i]) {
        used[i] = true;
        at[depth] = i;
        permute(at, used, depth + 1, all);
        used[i] = false;
      }
    }
  }

  static int[] identity(int n) {
    int[] same = new int[n];
    for (int i = 0; i < n; i++) {
      same[i] = i;
    }
    return same;
  }

  private static @Nullable Exchange exchange(Setup setup, int[] task, int[] file) {
    int[] cpu = identity(setup.cpus());
    for (int t = 0; t < task.length; t++) {
      int from = setup.tasks().get(t).cpu();
      int to = setup.tasks().get(task[t]).cpu();
      if (alone(setup, from) != alone(setup, to) || from != to && !alone(setup, from)) {
        return null;
      }
      cpu[from] = to;
    }
    int[] page = identity(setup.pages().size());
    List<int[]> pages = new ArrayList<>();
    for (int f = 0; f < file.length; f++) {
      pages.add(pagesOf(setup, f));
    }
    for (int f = 0; f < file.length; f++) {
      int[] from = pages.get(f);
      int[] to = pages.get(file[f]);
      if (from.length != to.length) {
        return null;
      }
      for (int i = 0; i < from.length; i++) {
        page[from[i]] = to[i];
      }
    }
    return slots(setup, task, cpu, file, page);
  }

  private static @Nullable Exchange slots(
      Setup setup, int[] task, int[] cpu, int[] file, int[] page) {
    int[] slot = new int[setup.slots().size()];
    boolean[] taken = new boolean[slot.length];
    for (int s = 0; s < slot.length; s++) {
      Setup.Slot old = setup.slots().get(s);
      int found = -1;
      for (int i = 0; i < slot.length && found < 0; i++) {
        Setup.Slot other = setup.slots().get(i);
        boolean same =
            !taken[i]
                && other.mm() == old.mm()
                && other.page() == (old.page() < 0 ? -1 : page[old.page()])
                && other.anon() == (old.anon() < 0 ? -1 : page[old.anon()])
                && other.shared() == old.shared()
                && other.writable() == old.writable()
                && other.mayWrite() == old.mayWrite()
                && other.present() == old.present()
                && other.dirty() == old.dirty();
        found = same ? i : -1;
      }
      if (found < 0) {
        return null;
      }
      taken[found] = true;
      slot[s] = found;
    }
    return new Exchange(task, cpu, file, page, slot);
  }

  private static int[] pagesOf(Setup setup, int file) {
    List<Integer> pages = new ArrayList<>();
    for (int p = 0; p < setup.pages().size(); p++) {
      if (setup.pages().get(p).file() == file) {
        pages.add(p);
      }
    }
    return pages.stream().mapToInt(Integer::intValue).toArray();
  }

  private static boolean alone(Setup setup, int cpu) {
    return setup.tasks().stream().filter(t -> t.cpu() == cpu).count() == 1;
  }

  private static boolean keeps(Setup setup, Exchange e) {
    for (int f = 0; f < e.file.length; f++) {
      if (setup.files().get(f).kind() != setup.files().get(e.file[f]).kind()) {
        return false;
      }
    }
    for (int p = 0; p < e.page.length; p++) {
      Setup.Page from = setup.pages().get(p);
      Setup.Page to = setup.pages().get(e.page[p]);
      if (from.value() != to.value() || from.resident() != to.resident()) {
        return false;
      }
    }
    for (int t = 0; t < e.task.length; t++) {
      Setup.Task from = setup.tasks().get(t);
      Setup.Task to = setup.tasks().get(e.task[t]);
      boolean same =
          from.mm() == to.mm()
              && from.background() == to.background()
              && from.repeat() == to.repeat()
              && from.ops().stream().map(op -> rename(op, e)).toList().equals(to.ops());
      if (!same || e.task[t] != t && names(setup.condition(), t)) {
        return false;
      }
    }
    return !movesPages(e) || setup.condition() instanceof Condition.Constant;
  }

  private static boolean movesPages(Exchange e) {
    return !Arrays.equals(e.page, identity(e.page.length));
  }

  private static Op rename(Op op, Exchange e) {
    var args = op.call().args();
    int a = args.isEmpty() ? op.a() : rename(args.get(0), op.a(), e);
    int b = args.size() < 2 ? op.b() : rename(args.get(1), op.b(), e);
    return new Op(op.call(), a, b);
  }

  private static int rename(Call.Arg arg, int value, Exchange e) {
    return switch (arg) {
      case VA -> e.slot[value];
      case PAGE -> e.page[value];
      case THREAD -> e.task[value];
      default -> value;
    };
  }

  private static boolean names(Condition c, int task) {
    if (c instanceof Condition.Register r) {
      return r.task() == task;
    } else if (c instanceof Condition.And and) {
      return names(and.left(), task) || names(and.right(), task);
    } else if (c instanceof Condition.Or or) {
      return names(or.left(), task) || names(or.right(), task);
    }
    return c instanceof Condition.Not not && names(not.inner(), task);
  }
}
