package org.lufcheck.kernel.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.lufcheck.kernel.Arch;
import org.lufcheck.kernel.Call;
import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Judge;
import org.lufcheck.kernel.Op;
import org.lufcheck.kernel.Rules;
import org.lufcheck.kernel.Setup;
import org.lufcheck.kernel.oracle.Property;

/**
 * Every variable of the model for one scenario, kernel and architecture. A variable that cannot
 * change there takes no bits. Frames, mms and tasks are stored as their number plus one where 0
 * means none.
 */
public final class Vars {
  /** Largest value of a logical clock before it must be renumbered. */
  public static final int CLOCK_MAX = 31;

  private static final int GENERATION_MAX = 15;

  /**
   * CPUs that a flush must reach: the mask, whether it is wanted, whether a dirty PTE was in it.
   */
  public record Batch(Field mask, Field required, Field writable) {}

  /** A batch with the number of its newest request (struct luf_batch). */
  public record LufBatch(Field mask, Field required, Field ugen) {}

  /**
   * A CPU. {@code tlb*} by slot; {@code behind} by mm: its TLB generation is older than the mm's;
   * {@code active}: the mm that its kernel thread has borrowed; {@code previous}: the borrowed mm
   * that a finished switch has to drop (rq->prev_mm).
   */
  public record Cpu(
      Field mm,
      Field lazy,
      Field irqsOff,
      Field current,
      Field active,
      Field previous,
      Field done,
      Field[] tlbFrame,
      Field[] tlbWrite,
      Field[] tlbDirty,
      Field[] behind) {}

  /**
   * An address space; {@code batched}: flush_tlb_batched_pending has something to do; {@code
   * flushing}: how many gathers that made PTEs inaccessible have not flushed (tlb_flush_pending).
   */
  public record Mm(
      Field cpumask,
      Field ptl,
      Field readers,
      Field writer,
      Field batched,
      Field flushing,
      Field exited,
      LufBatch luf) {}

  /** A virtual address: its PTE, the logical page it denotes, and how often that has changed. */
  public record Slot(
      Field kind,
      Field frame,
      Field write,
      Field dirty,
      Field young,
      Field page,
      Field epoch,
      Field vmaWrite,
      Field invalidating) {}

  /**
   * A file; {@code invalidate}: invalidate_lock is held for writing; {@code direct}: i_dio_count.
   */
  public record File(Field invalidate, Field direct, LufBatch luf) {}

  /** A logical page: its frame in the page cache or swap cache, lock, newest version, and store. */
  public record Page(
      Field frame,
      Field lock,
      Field version,
      Field dirty,
      Field stored,
      Field forked,
      Field lazyfree,
      Field[] value) {}

  /**
   * A page frame: contents (page + 1, or a special), version, state, and the tag while free; {@code
   * shadowRead} and {@code shadowWrite}, by slot: the CPUs that may use a stale translation of it
   * there, as our own debug checks have it; {@code shadowChanged}: its page has changed since it
   * was isolated.
   */
  public record Frame(
      Field page,
      Field version,
      Field state,
      Field tag,
      Field pin,
      Field debugMask,
      Field debugUgen,
      Field[] shadowRead,
      Field[] shadowWrite,
      Field shadowChanged) {}

  /** A task: where it is, what it knows, and its registers and batches in the kernel. */
  public record Task(
      Field pc,
      Field runs,
      Field[] reg,
      Field[] knowsVersion,
      Field[] knowsEpoch,
      Field frame,
      Field[] listFrame,
      Field[] listLuf,
      Field pteWrite,
      Field pteDirty,
      Field flag,
      Field gathered,
      Field key,
      Field ugen,
      Field canLuf,
      Batch ubc,
      Batch ro,
      Batch luf,
      Batch takeoff,
      Field lufUgen,
      Field zoneClaim,
      Field zoneWait,
      Field waiting) {}

  /** A synchronisation variable and what its last writer knew. */
  public record Flag(Field value, Field[] knowsVersion, Field[] knowsEpoch) {}

  /** The zone (mm/page_alloc.c). */
  public record Zone(Field generation, Field done, Field lufUgen, Batch batch) {}

  public final Setup setup;
  public final Rules rules;
  public final Arch arch;

  /** Properties judged in addition to the outcomes. */
  public final Set<Property> watched;

  /** Properties that are judged at all. */
  public final Set<Property> judged;

  public final Shape shape;
  public final Layout layout = new Layout();
  public final Cpu[] cpu;
  public final Mm[] mm;
  public final Slot[] slot;
  public final File[] file;
  public final Page[] page;
  public final Frame[] frame;
  public final Task[] task;
  public final Flag[] flag;
  public final LufBatch[] key;
  public final Zone zone;
  public final Field ugen;
  public final Field nextKey;
  public final Field error;

  /** Whether an outdated load was explained by vanilla's own window. */
  public final Field excused;

  /** Lays out the variables. {@code programSize} is the largest program's number of steps. */
  public Vars(Setup setup, Rules rules, Arch arch, Judge.Watch watch, int programSize) {
    this.setup = setup;
    this.rules = rules;
    this.arch = arch;
    this.watched = Set.copyOf(watch.properties());
    this.judged = Set.copyOf(watch.judged());
    this.shape = new Shape(setup, rules);
    boolean luf = rules.luf();
    error = layout.upTo("error", 63, 0);
    excused = layout.flagIf(!watched.contains(Property.V1), "excused");
    ugen = layout.upTo("luf_ugen", luf ? CLOCK_MAX : 0, luf ? 2 : 0);
    nextKey = layout.upTo("luf_kgen", luf ? shape.keys() : 0, luf ? 1 : 0);
    key = new LufBatch[shape.keys() + 1];
    for (int k = 1; k < key.length; k++) {
      key[k] = lufBatch(luf, "luf_batch[" + k + "]");
    }
    key[0] = lufBatch(rules.deferral() == Rules.Deferral.KEEP_COPIES, "pending");
    boolean zoned = rules.deferral() == Rules.Deferral.IN_ALLOCATOR;
    zone =
        new Zone(
            layout.upTo("zone_ugen", zoned ? GENERATION_MAX : 0, zoned ? 2 : 0),
            layout.upTo("zone_ugen_done", zoned ? GENERATION_MAX : 0, zoned ? 1 : 0),
            layout.upTo("zone luf_ugen", zoned ? CLOCK_MAX : 0, zoned ? 1 : 0),
            batch(zoned, "zone_batch"));
    cpu = cpus();
    mm = mms(luf);
    file = new File[setup.files().size()];
    for (int f = 0; f < file.length; f++) {
      String name = setup.files().get(f).name();
      file[f] =
          new File(
              layout.flagIf(shape.anyOf(Call.PUNCH, Call.TRUNCATE), "invalidate_lock of " + name),
              layout.upToIf(
                  shape.anyOf(Call.WRITE_DIRECT) && rules.has(Guard.NO_DIRECT_IO),
                  "direct I/O on " + name,
                  3),
              lufBatch(luf && rules.scope() == Rules.Scope.OWNER, name));
    }
    page = pages();
    slot = slots();
    frame = frames();
    task = tasks(programSize);
    flag = new Flag[setup.flags().size()];
    for (int f = 0; f < flag.length; f++) {
      String name = setup.flags().get(f);
      flag[f] = new Flag(layout.upTo(name, 7, 0), knowVersions(name), knowEpochs(name));
    }
  }

  private Batch batch(boolean needed, String name) {
    return new Batch(
        layout.upToIf(needed, name + " cpus", (1 << setup.cpus()) - 1),
        layout.flagIf(needed, name + " flush_required"),
        layout.flagIf(needed, name + " writable"));
  }

  private LufBatch lufBatch(boolean needed, String name) {
    return new LufBatch(
        layout.upToIf(needed, name + " luf_batch cpus", (1 << setup.cpus()) - 1),
        layout.flagIf(needed, name + " luf_batch flush_required"),
        layout.upTo(name + " luf_batch ugen", needed ? CLOCK_MAX : 0, needed ? 1 : 0));
  }

  private Cpu[] cpus() {
    Cpu[] cpus = new Cpu[setup.cpus()];
    boolean marks = rules.luf() && !arch.broadcast();
    for (int c = 0; c < cpus.length; c++) {
      String name = "cpu" + c;
      int slots = setup.slots().size();
      Field[] frames = new Field[slots];
      Field[] writes = new Field[slots];
      Field[] dirties = new Field[slots];
      for (int s = 0; s < slots; s++) {
        boolean can = shape.runs(c, setup.slots().get(s).mm());
        frames[s] = layout.upToIf(can, name + " tlb frame " + s, setup.frames());
        writes[s] = layout.flagIf(can && shape.everWritable(s), name + " tlb write " + s);
        dirties[s] = layout.flagIf(can && shape.everWritable(s), name + " tlb dirty " + s);
      }
      Field[] behind = new Field[setup.mms().size()];
      for (int m = 0; m < behind.length; m++) {
        behind[m] = layout.flagIf(arch.generations() && shape.runs(c, m), name + " behind " + m);
      }
      List<Integer> sharing = shape.tasksOn(c);
      int first = sharing.isEmpty() ? 0 : sharing.get(0) + 1;
      int mmFirst = first == 0 ? 0 : setup.tasks().get(first - 1).mm() + 1;
      cpus[c] =
          new Cpu(
              shape.mmChanges(c)
                  ? layout.upTo(name + " mm", setup.mms().size(), mmFirst)
                  : layout.constant(name + " mm", mmFirst),
              layout.flagIf(shape.mmChanges(c), name + " lazy"),
              layout.flagIf(shape.irqsOff(c), name + " irqs off"),
              sharing.size() > 1
                  ? layout.upTo(name + " current", setup.tasks().size(), first)
                  : layout.constant(name + " current", first),
              layout.upToIf(shape.mmChanges(c), name + " active_mm", setup.mms().size()),
              layout.upToIf(shape.mmChanges(c), name + " prev_mm", setup.mms().size()),
              layout.upTo(
                  name + " ugen_done", marks && shape.runsAnyMm(c) ? CLOCK_MAX : 0, marks ? 1 : 0),
              frames,
              writes,
              dirties,
              behind);
    }
    return cpus;
  }

  private Mm[] mms(boolean luf) {
    Mm[] mms = new Mm[setup.mms().size()];
    for (int m = 0; m < mms.length; m++) {
      String name = setup.mms().get(m);
      int mask = 0;
      boolean changes = false;
      for (int c = 0; c < setup.cpus(); c++) {
        mask |= cpu[c].mm().first() == m + 1 ? 1 << c : 0;
        changes |= shape.mmChanges(c) && shape.runs(c, m);
      }
      mms[m] =
          new Mm(
              changes
                  ? layout.upTo(name + " mm_cpumask", (1 << setup.cpus()) - 1, mask)
                  : layout.constant(name + " mm_cpumask", mask),
              layout.upTo(name + " page-table lock", 1, 0),
              layout.upTo(name + " vma readers", 3, 0),
              layout.flagIf(shape.locksMmap(m), name + " mmap lock"),
              layout.flagIf(shape.batchedMatters(m), name + " tlb_flush_batched"),
              layout.upToIf(shape.hints(), name + " tlb_flush_pending", 3),
              layout.flagIf(shape.anyOf(Call.EXIT_MM), name + " exited"),
              lufBatch(luf && rules.scope() == Rules.Scope.OWNER, name));
    }
    return mms;
  }

  private Page[] pages() {
    List<Setup.Page> all = shape.pages();
    Page[] pages = new Page[all.size()];
    int nextFrame = 1;
    for (int p = 0; p < pages.length; p++) {
      Setup.Page page = all.get(p);
      int versions = shape.versions(p);
      Field[] value = new Field[versions + 1];
      value[0] =
          shape.copied(p)
              ? layout.upTo(page.name() + " value 0", 7, page.value())
              : layout.constant(page.name() + " value 0", page.value());
      for (int v = 1; v <= versions; v++) {
        value[v] =
            shape.onlyValue(p) >= 0
                ? layout.constant(page.name() + " value", shape.onlyValue(p))
                : layout.upTo(page.name() + " value " + v, 7, 0);
      }
      pages[p] =
          new Page(
              layout.upTo(
                  page.name() + " frame", setup.frames(), page.resident() ? nextFrame++ : 0),
              layout.upTo(page.name() + " lock", 1, 0),
              layout.upTo(page.name() + " version", versions, 0),
              layout.upTo(page.name() + " dirty", 1, page.anonymous() && page.resident() ? 1 : 0),
              layout.upTo(page.name() + " stored", versions, 0),
              layout.flagIf(shape.anyOf(Call.FORK) && page.anonymous(), page.name() + " forked"),
              layout.flagIf(
                  shape.anyOf(Call.MADV_FREE) && page.anonymous(), page.name() + " lazyfree"),
              value);
    }
    return pages;
  }

  private Slot[] slots() {
    Slot[] slots = new Slot[setup.slots().size()];
    for (int s = 0; s < slots.length; s++) {
      Setup.Slot slot = setup.slots().get(s);
      String name = setup.mms().get(slot.mm()) + "." + slot.va();
      boolean present = slot.present() && slot.page() >= 0;
      boolean write = present && slot.writable() && slot.dirty();
      slots[s] =
          new Slot(
              layout.upTo(
                  name + " pte",
                  shape.hints() ? Pte.PROTNONE : Pte.SWAP,
                  present ? Pte.PRESENT : absent(slot)),
              layout.upTo(
                  name + " pte frame",
                  setup.frames(),
                  present ? page[slot.page()].frame().first() : 0),
              shape.everWritable(s)
                  ? layout.upTo(name + " pte write", 1, write ? 1 : 0)
                  : layout.constant(name + " pte write", 0),
              layout.upTo(name + " pte dirty", 1, present && slot.dirty() ? 1 : 0),
              layout.flagIf(shape.ages(), name + " pte young"),
              shape.pageChanges(s)
                  ? layout.upTo(name + " page", shape.pages().size(), slot.page() + 1)
                  : layout.constant(name + " page", slot.page() + 1),
              shape.pageChanges(s)
                  ? layout.upTo(name + " epoch", 3, 0)
                  : layout.constant(name + " epoch", 0),
              shape.protectionChanges(s)
                  ? layout.upTo(name + " vm_write", 1, slot.writable() ? 1 : 0)
                  : layout.constant(name + " vm_write", slot.writable() ? 1 : 0),
              layout.upToIf(arch.broadcast(), name + " tlbi", shape.cpusOf(slot.mm())));
    }
    return slots;
  }

  /** A PTE that is not populated: a swap entry if the anonymous page has been written to swap. */
  private int absent(Setup.Slot slot) {
    boolean swapped =
        slot.page() >= 0
            && setup.pages().get(slot.page()).anonymous()
            && !setup.pages().get(slot.page()).resident()
            && setup.pages().get(slot.page()).value() != 0;
    return swapped ? Pte.SWAP : Pte.NONE;
  }

  private Frame[] frames() {
    Frame[] frames = new Frame[setup.frames()];
    ShadowFields shadow = new ShadowFields(this);
    boolean debug = watched.contains(Property.DBG) && rules.luf();
    int tag = Math.max(shape.keys(), GENERATION_MAX);
    int used = (int) shape.pages().stream().filter(Setup.Page::resident).count();
    int maxVersion = 0;
    List<Integer> owners = new ArrayList<>();
    for (int p = 0; p < shape.pages().size(); p++) {
      maxVersion = Math.max(maxVersion, shape.versions(p));
      if (shape.pages().get(p).resident()) {
        owners.add(p + 1);
      }
    }
    for (int f = 0; f < frames.length; f++) {
      String name = "pfn" + (f + 1);
      frames[f] =
          new Frame(
              layout.upTo(
                  name + " contents", shape.pages().size() + 2, f < used ? owners.get(f) : 0),
              layout.upTo(name + " version", maxVersion, 0),
              layout.upTo(
                  name + " state", FrameState.MAX, f < used ? FrameState.USED : FrameState.BUDDY),
              layout.upToIf(rules.deferral() == Rules.Deferral.IN_ALLOCATOR, name + " tag", tag),
              layout.flagIf(shape.anyOf(Call.PIN), name + " pin"),
              layout.upToIf(debug, name + " debug cpus", (1 << setup.cpus()) - 1),
              layout.upToIf(debug, name + " debug ugen", CLOCK_MAX),
              shadow.of(name + " shadow read ", s -> true),
              shadow.of(name + " shadow write ", shape::everWritable),
              layout.flagIf(watched.contains(Property.DBX), name + " shadow changed"));
    }
    return frames;
  }

  private Task[] tasks(int programSize) {
    Task[] tasks = new Task[setup.tasks().size()];
    int cpuMask = (1 << setup.cpus()) - 1;
    for (int t = 0; t < tasks.length; t++) {
      Setup.Task task = setup.tasks().get(t);
      String name = task.name();
      boolean unmaps = shape.unmaps(t);
      boolean flushes = shape.entersKernel(t);
      boolean allocates = shape.allocates(t) && rules.deferral() == Rules.Deferral.IN_ALLOCATOR;
      Field[] reg =
          new Field
              [1 + task.ops().stream().filter(Shape::hasResult).mapToInt(Op::a).max().orElse(-1)];
      for (int r = 0; r < reg.length; r++) {
        reg[r] = layout.upTo(name + ":r" + (r + 1), 7, 0);
      }
      tasks[t] =
          new Task(
              layout.upTo(name + " pc", programSize, 0),
              layout.upToIf(task.background(), name + " runs", task.repeat()),
              reg,
              knowVersions(name),
              knowEpochs(name),
              layout.upToIf(flushes, name + " frame", setup.frames()),
              listed(task, name + " list frame ", setup.frames()),
              listed(task, name + " list can_luf ", rules.luf() ? 1 : 0),
              layout.flagIf(unmaps, name + " pteval write"),
              layout.flagIf(unmaps, name + " pteval dirty"),
              layout.flagIf(flushes, name + " gathered"),
              layout.upToIf(flushes, name + " gathered frame", setup.frames()),
              layout.upToIf(unmaps && rules.luf(), name + " luf_key", shape.keys()),
              layout.upToIf(flushes && rules.luf(), name + " ugen", CLOCK_MAX),
              layout.flagIf(unmaps && rules.luf(), name + " can_luf"),
              batch(flushes, name + " tlb_ubc"),
              batch(unmaps && rules.luf(), name + " tlb_ubc_ro"),
              batch(unmaps && rules.luf(), name + " tlb_ubc_luf"),
              batch(allocates, name + " tlb_ubc_takeoff"),
              layout.upToIf(allocates, name + " luf_ugen", CLOCK_MAX),
              layout.upToIf(allocates, name + " zone_ugen", GENERATION_MAX),
              layout.upToIf(allocates, name + " wait_zone_ugen", GENERATION_MAX),
              layout.upToIf(flushes, name + " waits for", cpuMask));
    }
    return tasks;
  }

  /** One field for each place of the longest list that a task reclaims. */
  private Field[] listed(Setup.Task task, String name, int max) {
    boolean lists = task.ops().stream().anyMatch(op -> op.call() == Call.RECLAIM_LIST);
    Field[] fields = new Field[lists ? 2 : 0];
    for (int place = 0; place < fields.length; place++) {
      fields[place] = layout.upTo(name + place, max, 0);
    }
    return fields;
  }

  private Field[] knowVersions(String who) {
    Field[] knows = new Field[shape.pages().size()];
    for (int p = 0; p < knows.length; p++) {
      knows[p] = layout.upTo(who + " knows version of " + p, shape.versions(p), 0);
    }
    return knows;
  }

  private Field[] knowEpochs(String who) {
    Field[] knows = new Field[setup.slots().size()];
    for (int s = 0; s < knows.length; s++) {
      knows[s] = layout.upTo(who + " knows epoch of " + s, shape.pageChanges(s) ? 3 : 0, 0);
    }
    return knows;
  }
}
