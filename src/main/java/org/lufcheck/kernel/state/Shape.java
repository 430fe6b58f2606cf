package org.lufcheck.kernel.state;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.lufcheck.kernel.Call;
import org.lufcheck.kernel.Op;
import org.lufcheck.kernel.Rules;
import org.lufcheck.kernel.Setup;

/**
 * What can change at all in a scenario, found by looking at its programs: only that is given bits
 * in the state. Everything here is a sound over-approximation.
 */
public final class Shape {
  private static final Set<Call> UNMAPPING =
      EnumSet.of(
          Call.RECLAIM,
          Call.RECLAIM_LIST,
          Call.MIGRATE,
          Call.DEMOTE,
          Call.PROMOTE,
          Call.COMPACT,
          Call.SOFT_OFFLINE,
          Call.MADV_PAGEOUT);
  private static final Set<Call> REPLACING =
      EnumSet.of(
          Call.MUNMAP,
          Call.MMAP_FIXED,
          Call.MMAP_FIXED_RW,
          Call.MREMAP,
          Call.MADV_DONTNEED,
          Call.MADV_FREE);
  private static final Set<Call> MAPPING = EnumSet.of(Call.MMAP_FIXED, Call.MMAP_FIXED_RW);
  private static final Set<Call> PURE_USER =
      EnumSet.of(
          Call.STORE_RELEASE,
          Call.LOAD_ACQUIRE,
          Call.AWAIT,
          Call.IRQ_OFF,
          Call.IRQ_ON,
          Call.REMOTE_CHANGE);
  private static final int MAX_KEYS = 3;

  private final Setup setup;
  private final Rules rules;
  private final List<Setup.Page> pages;
  private final int[] fresh;
  private final List<List<Integer>> pagesOf = new ArrayList<>();
  private final List<List<Integer>> slotsOf = new ArrayList<>();

  Shape(Setup setup, Rules rules) {
    this.setup = setup;
    this.rules = rules;
    this.pages = new ArrayList<>(setup.pages());
    this.fresh = new int[setup.slots().size()];
    for (int s = 0; s < fresh.length; s++) {
      Setup.Slot slot = setup.slots().get(s);
      fresh[s] = slot.anon();
      if (slot.anon() >= 0 && slot.anon() == slot.page() && replacesAnon(s)) {
        fresh[s] = pages.size();
        pages.add(new Setup.Page(pages.get(slot.page()).name() + "'", -1, 0, false));
      }
    }
    for (int s = 0; s < fresh.length; s++) {
      pagesOf.add(findPagesOf(s));
    }
    for (int p = 0; p < pages.size(); p++) {
      slotsOf.add(findSlotsOf(p));
    }
  }

  private boolean replacesAnon(int s) {
    Setup.Slot slot = setup.slots().get(s);
    return forks(slot.mm()) || targets(s, REPLACING);
  }

  /** All logical pages: the scenario's, then one for each anonymous page that may be replaced. */
  public List<Setup.Page> pages() {
    return pages;
  }

  /** The page that copy-on-write or a new anonymous mapping at the slot creates; -1 for none. */
  public int fresh(int slot) {
    return fresh[slot];
  }

  /** Whether PTEs can become inaccessible. */
  public boolean hints() {
    return anyOf(Call.NUMA_SCAN);
  }

  /** Whether PTEs have accessed bits, which reclaim looks at. */
  public boolean ages() {
    return anyOf(Call.AGE);
  }

  /** Whether the op's first argument is a register it sets. */
  public static boolean hasResult(Op op) {
    return op.call().args().contains(Call.Arg.RESULT);
  }

  /** The slot an op accesses or changes, or -1. */
  public static int slotOf(Op op) {
    List<Call.Arg> args = op.call().args();
    int at = args.indexOf(Call.Arg.VA);
    return at < 0 ? -1 : at == 0 ? op.a() : op.b();
  }

  /** The page an op names, or -1. */
  public static int pageOf(Op op) {
    List<Call.Arg> args = op.call().args();
    int at = args.indexOf(Call.Arg.PAGE);
    return at < 0 ? -1 : at == 0 ? op.a() : op.b();
  }

  private List<Op> ops() {
    return setup.tasks().stream().flatMap(t -> t.ops().stream()).toList();
  }

  /** Whether any thread makes one of the calls. */
  public boolean anyOf(Call... calls) {
    Set<Call> wanted = Set.of(calls);
    return ops().stream().anyMatch(op -> wanted.contains(op.call()));
  }

  private boolean targets(int slot, Set<Call> calls) {
    return ops().stream()
        .anyMatch(
            op ->
                calls.contains(op.call())
                    && (slotOf(op) == slot || op.call() == Call.MREMAP && op.b() == slot));
  }

  private boolean forks(int mm) {
    return setup.tasks().stream()
        .anyMatch(t -> t.mm() == mm && t.ops().stream().anyMatch(o -> o.call() == Call.FORK));
  }

  private boolean childSlot(int slot) {
    int mm = setup.slots().get(slot).mm();
    return ops().stream().anyMatch(o -> o.call() == Call.FORK && o.a() == mm);
  }

  /** The slot of another mm at the same address that a fork of its mm copies from, or -1. */
  public int forkSource(int childMm, int parentMm, String va) {
    for (int s = 0; s < setup.slots().size(); s++) {
      Setup.Slot slot = setup.slots().get(s);
      if (slot.mm() == (childMm < 0 ? parentMm : childMm) && slot.va().equals(va)) {
        return s;
      }
    }
    return -1;
  }

  /** Tasks that run on a CPU, in order. */
  public List<Integer> tasksOn(int cpu) {
    List<Integer> tasks = new ArrayList<>();
    for (int t = 0; t < setup.tasks().size(); t++) {
      if (setup.tasks().get(t).cpu() == cpu) {
        tasks.add(t);
      }
    }
    return tasks;
  }

  /** Whether a task of the mm runs on the CPU. */
  public boolean runs(int cpu, int mm) {
    return tasksOn(cpu).stream().anyMatch(t -> setup.tasks().get(t).mm() == mm);
  }

  /** The CPUs on which tasks of the mm run, as a mask. */
  public int cpusOf(int mm) {
    int mask = 0;
    for (int cpu = 0; cpu < setup.cpus(); cpu++) {
      mask |= runs(cpu, mm) ? 1 << cpu : 0;
    }
    return mask;
  }

  /** Whether any user task runs on the CPU. */
  public boolean runsAnyMm(int cpu) {
    return tasksOn(cpu).stream().anyMatch(t -> setup.tasks().get(t).mm() >= 0);
  }

  /** Whether the CPU can load or leave an mm. */
  public boolean mmChanges(int cpu) {
    return tasksOn(cpu).size() > 1 && runsAnyMm(cpu);
  }

  /** Whether a task disables interrupts on the CPU. */
  public boolean irqsOff(int cpu) {
    return tasksOn(cpu).stream()
        .flatMap(t -> setup.tasks().get(t).ops().stream())
        .anyMatch(op -> op.call() == Call.IRQ_OFF);
  }

  /** Whether a call takes the mm's mmap lock for writing. */
  public boolean locksMmap(int mm) {
    Set<Call> writers =
        EnumSet.of(
            Call.MUNMAP,
            Call.MMAP_FIXED,
            Call.MMAP_FIXED_RW,
            Call.MPROTECT_RO,
            Call.MPROTECT_RW,
            Call.MREMAP,
            Call.UPROBE,
            Call.FORK);
    return setup.tasks().stream()
        .anyMatch(
            t -> t.mm() == mm && t.ops().stream().anyMatch(op -> writers.contains(op.call())));
  }

  /** Whether anything may read the mm's tlb_flush_batched. */
  public boolean batchedMatters(int mm) {
    return rules.has(org.lufcheck.kernel.Hook.H15)
        && (locksMmap(mm)
            || anyOf(
                Call.MADV_COLD,
                Call.MADV_DONTNEED,
                Call.MADV_FREE,
                Call.MADV_PAGEOUT,
                Call.NUMA_SCAN,
                Call.PUNCH,
                Call.TRUNCATE,
                Call.WRITE_DIRECT));
  }

  /** Whether the slot's PTE can ever be writable. */
  public boolean everWritable(int slot) {
    Setup.Slot s = setup.slots().get(slot);
    return s.writable()
        || childSlot(slot)
        || targets(
            slot,
            EnumSet.of(Call.MPROTECT_RW, Call.MMAP_FIXED_RW, Call.UFFD_CONTINUE, Call.MREMAP));
  }

  /** Whether mprotect or a new mapping can change the vma's protection. */
  public boolean protectionChanges(int slot) {
    return targets(slot, EnumSet.of(Call.MPROTECT_RW, Call.MPROTECT_RO)) || targets(slot, MAPPING);
  }

  /** Whether the slot can come to denote another logical page. */
  public boolean pageChanges(int slot) {
    Setup.Slot s = setup.slots().get(slot);
    boolean cow = !s.shared() && s.page() != s.anon() && stores(slot);
    return cow
        || targets(slot, EnumSet.of(Call.UPROBE))
        || targets(slot, REPLACING)
        || forks(s.mm()) && !s.shared()
        || childSlot(slot);
  }

  private boolean stores(int slot) {
    return ops().stream().anyMatch(op -> op.call() == Call.STORE && slotOf(op) == slot);
  }

  /** Whether nothing may be mapped at the slot at some time, but something at another. */
  public boolean mayBeUnmapped(int slot) {
    return setup.slots().get(slot).page() < 0 || targets(slot, EnumSet.of(Call.MUNMAP));
  }

  /** Every page the slot may ever denote. */
  public List<Integer> pagesOf(int slot) {
    return pagesOf.get(slot);
  }

  private List<Integer> findPagesOf(int slot) {
    Set<Integer> found = new java.util.TreeSet<>();
    Setup.Slot s = setup.slots().get(slot);
    if (s.page() >= 0) {
      found.add(s.page());
    }
    if (fresh[slot] >= 0 && pageChanges(slot)) {
      found.add(fresh[slot]);
    }
    for (Op op : ops()) {
      if (MAPPING.contains(op.call()) && op.a() == slot) {
        found.add(op.b());
      }
      if (op.call() == Call.MREMAP && op.b() == slot && op.a() != slot) {
        found.addAll(findPagesOf(op.a()));
      }
    }
    if (childSlot(slot)) {
      for (int other = 0; other < setup.slots().size(); other++) {
        Setup.Slot o = setup.slots().get(other);
        if (o.mm() != s.mm() && o.va().equals(s.va()) && forks(o.mm())) {
          found.addAll(findPagesOf(other));
        }
      }
    }
    return List.copyOf(found);
  }

  /** Every slot that may ever map the page. */
  public List<Integer> slotsOf(int page) {
    return slotsOf.get(page);
  }

  private List<Integer> findSlotsOf(int page) {
    List<Integer> found = new ArrayList<>();
    for (int s = 0; s < setup.slots().size(); s++) {
      if (pagesOf(s).contains(page)) {
        found.add(s);
      }
    }
    return List.copyOf(found);
  }

  /** The most versions after the first that a page can come to have. */
  public int versions(int page) {
    return Math.min(7, writers(page).size());
  }

  /** The one value that all later versions of a page have, or -1 if there are several. */
  public int onlyValue(int page) {
    List<Integer> values = writers(page).stream().distinct().toList();
    return values.size() == 1 ? values.get(0) : -1;
  }

  private List<Integer> writers(int page) {
    List<Integer> values = new ArrayList<>();
    for (Setup.Task task : setup.tasks()) {
      int times = task.background() ? task.repeat() : 1;
      for (Op op : task.ops()) {
        int value = valueWritten(op, page);
        for (int i = 0; value >= 0 && i < times; i++) {
          values.add(value);
        }
      }
    }
    return values;
  }

  private int valueWritten(Op op, int page) {
    return switch (op.call()) {
      case STORE -> pagesOf(op.a()).contains(page) ? op.b() : -1;
      case WRITE, WRITE_DIRECT, PUNCH_PART, REMOTE_CHANGE -> op.a() == page ? op.b() : -1;
      case PUNCH, TRUNCATE -> op.a() == page ? 0 : -1;
      case WRITEBACK_ERROR -> op.a() == page ? pages.get(page).value() : -1;
      default -> -1;
    };
  }

  /** Whether the page's first version is a copy made during the run. */
  public boolean copied(int page) {
    for (int s = 0; s < fresh.length; s++) {
      if (fresh[s] == page && setup.slots().get(s).page() != page && pageChanges(s)) {
        return true;
      }
    }
    return false;
  }

  /** How many keys luf_batch[] has here: as many as can be handed out, at most 3, then reused. */
  public int keys() {
    if (!rules.luf()) {
      return 0;
    }
    int draws = 0;
    for (Setup.Task task : setup.tasks()) {
      long n = task.ops().stream().filter(op -> UNMAPPING.contains(op.call())).count();
      draws += (int) n * (task.background() ? task.repeat() : 1);
    }
    return Math.max(1, Math.min(MAX_KEYS, draws + (reclaimsDirectly() ? 1 : 0)));
  }

  /** Whether allocations may have to reclaim themselves. */
  public boolean reclaimsDirectly() {
    return setup.minFrames() > 0;
  }

  /** Whether the task unmaps folios. */
  public boolean unmaps(int task) {
    return setup.tasks().get(task).ops().stream()
        .anyMatch(
            op -> UNMAPPING.contains(op.call()) || op.call() == Call.ALLOC && reclaimsDirectly());
  }

  /** Whether the task enters kernel paths that flush. */
  public boolean entersKernel(int task) {
    Setup.Task it = setup.tasks().get(task);
    boolean switched = it.mm() >= 0 && tasksOn(it.cpu()).size() > 1;
    return switched || it.ops().stream().anyMatch(op -> !PURE_USER.contains(op.call()));
  }

  /** Whether the task may take pages from the allocator. */
  public boolean allocates(int task) {
    return entersKernel(task);
  }
}
