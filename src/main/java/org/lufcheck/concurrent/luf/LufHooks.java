package org.lufcheck.concurrent.luf;

import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.state.LufBatch;
import org.lufcheck.concurrent.state.Memory;
import org.lufcheck.concurrent.state.Mm;
import org.lufcheck.concurrent.state.Slot;
import org.lufcheck.concurrent.state.Task;
import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Hook;

/**
 * luf_flush, luf_flush_mm, luf_flush_mapping and luf_flush_vma (mm/rmap.c, P16, P19, P20): the
 * calls that LUF adds to other kernel paths. Thread-safe; every thread uses its own task.
 */
public final class LufHooks {
  private final Memory m;
  private final Primitives p;
  private final LufKeys keys;
  private final DoneMarks marks;
  private final TlbFlush flush;
  private final String[] mmSteps;
  private final String[] fileSteps;

  /** The hooks of a machine. */
  public LufHooks(Memory m, LufKeys keys, DoneMarks marks, TlbFlush flush) {
    this.m = m;
    this.p = m.p;
    this.keys = keys;
    this.marks = marks;
    this.flush = flush;
    Hook[] hooks = Hook.values();
    mmSteps = new String[hooks.length];
    fileSteps = new String[hooks.length];
    for (int h = 0; h < hooks.length; h++) {
      mmSteps[h] = hooks[h].function() + ": " + hooks[h].name() + " luf_flush_mm";
      fileSteps[h] = hooks[h].function() + ": " + hooks[h].name() + " luf_flush_mapping";
    }
  }

  /** Whether a hook is in place where the posted series has it, and does anything. */
  public boolean after(Hook hook) {
    return m.rules.luf() && m.rules.hasAsPosted(hook);
  }

  /** Whether a hook is in place before the change that it guards. */
  public boolean before(Hook hook) {
    return m.rules.luf() && m.rules.hasBefore(hook);
  }

  /** luf_flush_mm(). */
  public void flushMm(Task t, Hook hook, Mm mm) {
    flush(t, mmSteps[hook.ordinal()], mm.luf);
  }

  /** luf_flush_mapping(). */
  public void flushMapping(Task t, Hook hook, int file) {
    flush(t, fileSteps[hook.ordinal()], m.files[file].luf);
  }

  /**
   * luf_flush_vma(): the file if the vma is shared, then the mm. Files that the address may map at
   * other times are steps without effect.
   */
  public void flushVma(Task t, Hook hook, Slot slot) {
    int now = m.fileOf(slot);
    for (int file : m.filesOf[slot.number]) {
      if (file == now) {
        flushMapping(t, hook, file);
      } else {
        p.begin(t.name);
        p.end(t.name, fileSteps[hook.ordinal()], "", -1);
      }
    }
    flushMm(t, hook, m.mms[slot.setup.mm()]);
  }

  private void flush(Task t, String step, LufBatch from) {
    boolean onCopy = m.rules.has(Guard.DIET_ON_COPY);
    p.begin(t.name);
    from.lock.readLock();
    boolean required = from.batch.flushRequired();
    long cpus = from.batch.cpus();
    long ugen = from.ugen;
    if (required && !onCopy) {
      t.tlbUbc.add(cpus);
    }
    from.lock.readUnlock();
    if (onCopy) {
      long owing = required ? marks.owing(cpus, ugen) : 0;
      if (owing != 0) {
        t.tlbUbc.add(owing);
      }
      p.end(t.name, step, "", -1);
      if (owing != 0) {
        flush.tryToUnmapFlush(t);
      }
      return;
    }
    p.end(t.name, step, "", -1);
    p.begin(t.name);
    t.tlbUbc.setCpus(marks.owing(t.tlbUbc.cpus(), ugen));
    p.end(t.name, "arch_tlbbatch_diet: drop CPUs marked done", "", -1);
    if (t.tlbUbc.cpus() != 0) {
      flush.tryToUnmapFlush(t);
    }
  }

  /** luf_flush(key): the CPUs of one key, at once. */
  public void flushKey(Task t, Hook hook, int key) {
    p.begin(t.name);
    if (key != LufKeys.NONE) {
      LufBatch from = keys.get(key);
      from.lock.readLock();
      t.tlbUbc.fold(from.batch, false);
      from.lock.readUnlock();
    }
    p.end(t.name, hook.function() + ": " + hook.name() + " luf_flush", "", -1);
    flush.tryToUnmapFlush(t);
  }
}
