package org.lufcheck.kernel.luf;

import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.debug.DebugChecks;
import org.lufcheck.kernel.debug.ShadowChecks;
import org.lufcheck.kernel.hw.Tlb;
import org.lufcheck.kernel.oracle.Clause;
import org.lufcheck.kernel.oracle.Property;
import org.lufcheck.kernel.rules.Generation;
import org.lufcheck.kernel.rules.Obligation;
import org.lufcheck.kernel.state.Field;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/**
 * Arithmetic on batches: who is owed a flush, since which request, and who has had it (P08, P16,
 * P17). Each method is part of one atomic step; the kernel does it under the batch's lock or in the
 * task.
 */
public final class Batches {
  private final Vars v;
  private final Tlb tlb;
  private final DebugChecks debug;
  private final ShadowChecks shadow;

  /** The batches of a machine. */
  public Batches(Vars v, Tlb tlb) {
    this.v = v;
    this.tlb = tlb;
    this.debug = new DebugChecks(v, this::owing, this::fail);
    this.shadow = new ShadowChecks(v, tlb, this::fail);
  }

  /** new_luf_ugen (mm/rmap.c, P07): draws the next number of the global clock. */
  public int draw(State s) {
    int next = s.get(v.ugen) + 1;
    if (next > Vars.CLOCK_MAX) {
      fail(s, Clause.CLOCK_OVERFLOW);
      return Vars.CLOCK_MAX;
    }
    s.set(v.ugen, next);
    return next;
  }

  /** The debug feature's monitors. */
  public DebugChecks debug() {
    return debug;
  }

  /** Our own debug checks. */
  public ShadowChecks shadow() {
    return shadow;
  }

  /** Notes the first clause found false in this run, of those that are judged. */
  public void fail(State s, Clause clause) {
    if (v.judged.contains(clause.property()) && !s.is(v.error)) {
      s.set(v.error, clause.code());
    }
  }

  /** fold_batch (mm/rmap.c, P08): nothing is folded unless the source asks for a flush. */
  public void fold(State s, Vars.Batch to, Vars.Batch from, boolean reset) {
    if (!s.is(from.required())) {
      return;
    }
    s.set(to.mask(), s.get(to.mask()) | s.get(from.mask()));
    s.set(to.writable(), s.get(to.writable()) | s.get(from.writable()));
    s.set(to.required());
    if (reset) {
      reset(s, from);
    }
  }

  /** Adds CPUs to a batch. */
  public void add(State s, Vars.Batch to, int mask) {
    s.set(to.mask(), s.get(to.mask()) | mask);
    s.set(to.required());
  }

  /** reset_batch (mm/rmap.c, P08). */
  public void reset(State s, Vars.Batch b) {
    s.clear(b.mask());
    s.clear(b.required());
    s.clear(b.writable());
  }

  /** The CPUs of a mask that are not marked done for a request (arch_tlbbatch_diet, P17). */
  public int owing(State s, int mask, int ugen) {
    if (v.arch.broadcast()) {
      return 0;
    }
    int owing = mask;
    for (int c = 0; c < v.cpu.length; c++) {
      if ((mask & 1 << c) != 0 && Obligation.met(s.get(v.cpu[c].done()), ugen)) {
        owing &= ~(1 << c);
      }
    }
    return owing;
  }

  /**
   * arch_tlbbatch_mark_ugen (P17): notes that the CPUs of a mask were flushed from {@code ugen} on.
   */
  public void mark(State s, int mask, int ugen) {
    for (int c = 0; c < v.cpu.length; c++) {
      Field done = v.cpu[c].done();
      if ((mask & 1 << c) != 0 && done.mask() != 0 && Obligation.advances(s.get(done), ugen)) {
        s.set(done, ugen);
      }
    }
  }

  /** fold_luf_batch_mm (mm/rmap.c, P19, P20): registers an unmap with its mm or file. */
  public void register(State s, Vars.LufBatch b, int mm) {
    int cpus = s.get(v.mm[mm].cpumask());
    if (Obligation.adds(s.get(b.mask()), cpus) && !v.arch.broadcast()) {
      tlb.bump(s, mm);
      s.set(b.mask(), s.get(b.mask()) | cpus);
    }
    if (v.rules.has(Guard.BATCH_ASKS)) {
      s.set(b.required());
    }
    s.set(b.ugen(), draw(s));
  }

  /**
   * __fold_luf_batch (mm/rmap.c, P08, P17): a batch is merged under a key. Key 0 is the one set of
   * deferred flushes of the kernels that keep copies, to which is always added.
   */
  public void foldKey(State s, Vars.LufBatch key, int mask, int ugen) {
    boolean merged = v.rules.has(Guard.KEY_MERGED) || key.equals(v.key[0]);
    int kept = merged ? s.get(key.mask()) : 0;
    if (Generation.before(s.get(key.ugen()), ugen)) {
      kept = owing(s, kept, s.get(key.ugen()));
      s.set(key.ugen(), ugen);
    }
    s.set(key.mask(), kept | mask);
    s.set(key.required());
  }

  /** Marks a zone generation done, with all before it (zone_ugen_done, mm/page_alloc.c, P21). */
  public void zoneDone(State s, int generation) {
    if (v.watched.contains(Property.C2) && s.get(v.zone.done()) > generation) {
      fail(s, Clause.MARK_WENT_BACK);
    }
    s.set(v.zone.done(), generation);
  }

  /** update_zone_batch (mm/page_alloc.c, P21), under the zone lock. */
  public void updateZone(State s, int key) {
    Vars.LufBatch b = v.key[key];
    if (s.is(b.required())) {
      add(s, v.zone.batch(), s.get(b.mask()));
    }
    if (Generation.before(s.get(v.zone.lufUgen()), s.get(b.ugen()))) {
      s.set(v.zone.lufUgen(), s.get(b.ugen()));
    }
  }
}
