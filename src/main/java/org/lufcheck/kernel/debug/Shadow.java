package org.lufcheck.kernel.debug;

import org.lufcheck.kernel.oracle.Property;
import org.lufcheck.kernel.state.Field;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/**
 * The record behind our own debug checks: for each frame and each address that has mapped it, which
 * CPUs may still use a translation of it that the page table no longer has. Set when the PTE
 * changes, from {@code mm_cpumask} at that moment; cleared by the CPU that flushes, when it does.
 * Nothing here reads a batch, a key, a generation or a done mark. Where flushes are broadcast no
 * CPU sees them, so there the record says how far they are: bit 0 not yet sent, bit 1 sent and not
 * yet waited for. It takes bits only where {@link Property#DBX} is watched.
 */
public final class Shadow {
  private static final int UNSENT = 1;
  private static final int SENT = 2;

  private final Vars v;
  private final boolean on;

  /** The record of a machine. */
  public Shadow(Vars v) {
    this.v = v;
    this.on = v.watched.contains(Property.DBX);
  }

  /** Whether it is kept at all. */
  public boolean on() {
    return on;
  }

  /** Whether nothing is recorded of the frame. */
  public boolean empty(State s, Vars.Frame f) {
    for (int slot = 0; on && slot < v.slot.length; slot++) {
      if (s.is(f.shadowRead()[slot]) || s.is(f.shadowWrite()[slot])) {
        return false;
      }
    }
    return true;
  }

  /** try_to_unmap_one, try_to_migrate_one: the slot's PTE of the frame has been cleared. */
  public void unmapped(State s, int slot, int frame, boolean write) {
    if (on) {
      mark(s, slot, v.frame[frame - 1].shadowRead()[slot]);
      if (write) {
        mark(s, slot, v.frame[frame - 1].shadowWrite()[slot]);
      }
    }
  }

  /** ptep_set_wrprotect and its like: a writable PTE has become read-only. */
  public void protect(State s, int slot) {
    int frame = s.get(v.slot[slot].frame());
    if (on && frame != 0) {
      mark(s, slot, v.frame[frame - 1].shadowWrite()[slot]);
    }
  }

  private void mark(State s, int slot, Field who) {
    int more = v.arch.broadcast() ? UNSENT : s.get(v.mm[v.setup.slots().get(slot).mm()].cpumask());
    s.set(who, s.get(who) | more);
  }

  /** flush_tlb_func: the CPU has dropped everything of the mm. */
  public void flushed(State s, int cpu, int mm) {
    if (on) {
      for (int slot = 0; slot < v.slot.length; slot++) {
        if (v.setup.slots().get(slot).mm() == mm) {
          keep(s, slot, ~(1 << cpu));
        }
      }
      settle(s);
    }
  }

  /** What has changed meanwhile no longer matters of a frame that is out of reach. */
  private void settle(State s) {
    for (Vars.Frame f : v.frame) {
      if (s.is(f.shadowChanged()) && empty(s, f)) {
        s.clear(f.shadowChanged());
      }
    }
  }

  private void keep(State s, int slot, int mask) {
    for (Vars.Frame f : v.frame) {
      s.set(f.shadowRead()[slot], s.get(f.shadowRead()[slot]) & mask);
      s.set(f.shadowWrite()[slot], s.get(f.shadowWrite()[slot]) & mask);
    }
  }

  /** arm64: the invalidation of the slot is on its way to every CPU. */
  public void broadcast(State s, int slot) {
    if (on) {
      for (Vars.Frame f : v.frame) {
        sent(s, f.shadowRead()[slot]);
        sent(s, f.shadowWrite()[slot]);
      }
    }
  }

  private void sent(State s, Field who) {
    if (s.is(who)) {
      s.set(who, SENT);
    }
  }

  /** arm64: the barrier is passed, so everything that was sent before has arrived. */
  public void barrier(State s) {
    if (on) {
      for (int slot = 0; slot < v.slot.length; slot++) {
        keep(s, slot, ~SENT);
      }
      settle(s);
    }
  }
}
