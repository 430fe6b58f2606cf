package org.lufcheck.kernel.debug;

import org.lufcheck.kernel.oracle.Clause;
import org.lufcheck.kernel.oracle.Property;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/**
 * CONFIG_LUF_DEBUG (M25): every frame freed with a key remembers who may still read it, and whoever
 * maps it in the kernel, makes it writable for a user or takes it out of the allocator checks that
 * all those CPUs are marked done. The checks trust the marks and the recorded masks, as posted; the
 * zone check is left out. They exist only in searches that watch {@link Property#DBG}, which judge
 * nothing else.
 */
public final class DebugChecks {
  /** Which CPUs of a mask are not marked done for a request. */
  @FunctionalInterface
  public interface Owing {
    /** The CPUs that remain. */
    int of(State s, int mask, int ugen);
  }

  /** Notes a clause found false. */
  @FunctionalInterface
  public interface Failure {
    /** Notes it. */
    void note(State s, Clause clause);
  }

  private final Vars v;
  private final boolean on;
  private final Owing owing;
  private final Failure failure;

  /** The monitors of a machine; they do nothing unless watched. */
  public DebugChecks(Vars v, Owing owing, Failure failure) {
    this.v = v;
    this.on = v.watched.contains(Property.DBG) && v.rules.luf();
    this.owing = owing;
    this.failure = failure;
  }

  /** Whether the monitors are switched on. */
  public boolean on() {
    return on;
  }

  /** lufd_mark_pages: the frame is freed with a key. */
  public void mark(State s, int frame, int key) {
    if (!on || key == 0) {
      return;
    }
    Vars.Frame f = v.frame[frame - 1];
    if (remaining(s, f) != 0) {
      failure.note(s, Clause.DEBUG_MARK);
    }
    s.set(f.debugMask(), s.get(v.key[key].mask()));
    s.set(f.debugUgen(), s.get(v.key[key].ugen()));
  }

  /** kmap_local_page and its family: the kernel is about to read or write the frame. */
  public void kmap(State s, int frame) {
    check(s, frame, Clause.DEBUG_KMAP);
  }

  /** pte_mkwrite: the frame is about to become writable for a user. */
  public void mkwrite(State s, int frame) {
    check(s, frame, Clause.DEBUG_MKWRITE);
  }

  /** lufd_check_queued_pages: the frame leaves the allocator. */
  public void exit(State s, int frame) {
    check(s, frame, Clause.DEBUG_EXIT);
  }

  private void check(State s, int frame, Clause clause) {
    if (on && remaining(s, v.frame[frame - 1]) != 0) {
      failure.note(s, clause);
    }
  }

  private int remaining(State s, Vars.Frame f) {
    int left = owing.of(s, s.get(f.debugMask()), s.get(f.debugUgen()));
    s.set(f.debugMask(), left);
    if (left == 0) {
      s.clear(f.debugUgen());
    }
    return left;
  }
}
