package org.lufcheck.kernel.luf;

import static org.lufcheck.kernel.program.Action.NEXT;

import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.Rules;
import org.lufcheck.kernel.program.Assembler;
import org.lufcheck.kernel.program.Label;
import org.lufcheck.kernel.program.Path;
import org.lufcheck.kernel.state.FrameState;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/**
 * The calls that LUF adds to other kernel paths: luf_flush_mm, luf_flush_mapping, luf_flush_vma and
 * luf_flush (mm/rmap.c, P16, P19, P20). Fold and diet are separate steps, because done marks can
 * change between them.
 */
public final class Hooks {
  private final Vars v;
  private final Batches batches;
  private final Flusher flusher;

  /** The hooks of a machine. */
  public Hooks(Vars v, Batches batches, Flusher flusher) {
    this.v = v;
    this.batches = batches;
    this.flusher = flusher;
  }

  /** Whether a hook is in place as posted (after the change) and does anything. */
  public boolean after(Hook hook) {
    return v.rules.luf() && v.rules.hasAsPosted(hook);
  }

  /** Whether a hook is in place before the change. */
  public boolean before(Hook hook) {
    return v.rules.luf() && v.rules.hasBefore(hook);
  }

  /** luf_flush_mapping, where the hook has been found in place. */
  public void flushFile(Path p, Hook hook, int file) {
    flushFile(p, hook, file, s -> true);
  }

  private void flushFile(Path p, Hook hook, int file, Predicate<State> mapped) {
    if (v.rules.scope() == Rules.Scope.GLOBAL) {
      flushAll(p, hook);
    } else {
      flush(p, hook, "luf_flush_mapping", v.file[file].luf(), mapped);
    }
  }

  /** luf_flush_mm. */
  public void flushMm(Path p, Hook hook, int mm) {
    if (v.rules.scope() == Rules.Scope.GLOBAL) {
      flushAll(p, hook);
    } else {
      flush(p, hook, "luf_flush_mm", v.mm[mm].luf(), s -> true);
    }
  }

  /** luf_flush_vma: the file if the vma is shared, then the mm. */
  public void flushVma(Path p, Hook hook, int slot) {
    if (v.setup.slots().get(slot).shared() && v.rules.scope() == Rules.Scope.OWNER) {
      files(slot).forEach(file -> flushFile(p, hook, file, s -> maps(s, slot, file)));
    }
    flushMm(p, hook, v.setup.slots().get(slot).mm());
  }

  /** The files of the pages that a slot may denote. */
  private IntStream files(int slot) {
    return v.shape.pagesOf(slot).stream()
        .mapToInt(page -> v.shape.pages().get(page).file())
        .filter(file -> file >= 0)
        .distinct();
  }

  /** Whether the slot denotes a page of the file now. */
  private boolean maps(State s, int slot, int file) {
    int page = s.get(v.slot[slot].page()) - 1;
    return page >= 0 && v.shape.pages().get(page).file() == file;
  }

  private void flush(
      Path p, Hook hook, String function, Vars.LufBatch b, Predicate<State> applies) {
    Assembler a = p.asm();
    Label done = new Label();
    Vars.Batch ubc = p.vars().ubc();
    boolean onCopy = v.rules.has(Guard.DIET_ON_COPY);
    a.at(hook.file() + ", " + hook.source());
    a.step(
        hook.function(),
        hook + " " + function,
        s -> {
          if (!applies.test(s)) {
            return done.go();
          }
          int mask = s.is(b.required()) ? s.get(b.mask()) : 0;
          if (onCopy) {
            int owing = batches.owing(s, mask, s.get(b.ugen()));
            if (owing == 0) {
              return done.go();
            }
            batches.add(s, ubc, owing);
            return NEXT;
          }
          if (s.is(b.required())) {
            batches.add(s, ubc, mask);
          }
          s.set(p.vars().ugen(), s.get(b.ugen()));
          return NEXT;
        });
    a.inside(
        () -> {
          if (!onCopy) {
            a.at("arch/x86/mm/tlb.c and its like, P17");
            a.step(
                "arch_tlbbatch_diet",
                "drop CPUs marked done",
                s -> {
                  s.set(ubc.mask(), batches.owing(s, s.get(ubc.mask()), s.get(p.vars().ugen())));
                  s.clear(p.vars().ugen());
                  return s.get(ubc.mask()) == 0 ? done.go() : NEXT;
                });
          }
          flusher.tryToUnmapFlush(p);
        });
    a.mark(done);
  }

  /** luf_flush() of v10 and v11, and of the kernels that keep copies: everything pending. */
  public void flushAll(Path p, Hook hook) {
    Assembler a = p.asm();
    Label done = new Label();
    a.at(hook.file() + ", " + hook.source());
    a.step(
        hook.function(),
        hook + " luf_flush",
        s -> {
          int owing = 0;
          for (Vars.LufBatch b : v.key) {
            if (s.is(b.required())) {
              owing |= batches.owing(s, s.get(b.mask()), s.get(b.ugen()));
            }
          }
          if (owing == 0) {
            return done.go();
          }
          batches.add(s, p.vars().ubc(), owing);
          return NEXT;
        });
    a.inside(() -> flusher.tryToUnmapFlush(p));
    if (v.rules.deferral() == Rules.Deferral.KEEP_COPIES) {
      releaseKept(p);
    }
    a.mark(done);
  }

  /** Frees the frames whose deferred flush is done, where copies are kept until then. */
  public void releaseKept(Path p) {
    p.asm().at("mm/migrate.c, V7-7");
    p.asm()
        .step(
            "migrc_shrink",
            "free kept frames",
            s -> {
              if (batches.owing(s, s.get(v.key[0].mask()), s.get(v.key[0].ugen())) != 0) {
                return NEXT;
              }
              for (Vars.Frame f : v.frame) {
                if (s.get(f.state()) == FrameState.KEPT) {
                  s.set(f.state(), FrameState.PCP);
                }
              }
              s.clear(v.key[0].mask());
              s.clear(v.key[0].required());
              return NEXT;
            });
  }

  /** luf_flush(key): the CPUs of one key, at once (P16); the key is in the task's register. */
  public void flushKey(Path p, Hook hook) {
    p.asm().at(hook.file() + ", " + hook.source());
    p.asm()
        .step(
            hook.function(),
            hook + " luf_flush",
            s -> {
              int key = s.get(p.vars().key());
              Vars.LufBatch b = v.key[v.rules.deferral() == Rules.Deferral.KEEP_COPIES ? 0 : key];
              if (key > 0 && s.is(b.required())) {
                batches.add(s, p.vars().ubc(), s.get(b.mask()));
              }
              s.clear(p.vars().key());
              return NEXT;
            });
    p.asm().inside(() -> flusher.tryToUnmapFlush(p));
  }
}
