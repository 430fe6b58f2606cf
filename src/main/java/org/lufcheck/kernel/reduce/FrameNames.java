package org.lufcheck.kernel.reduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lufcheck.kernel.state.Field;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/**
 * Renumbers page frames: in the order in which a fixed walk over the state first refers to them,
 * then the others by what they hold. Frames have no other role than that, so the result is the same
 * for every numbering. Not thread-safe.
 */
final class FrameNames {
  private final Vars v;
  private final Field[] references;
  private final int[] name;
  private final Field[][] records;
  private final int[][] shadow;
  private final long[] contents;
  private final long[] rest;

  FrameNames(Vars v) {
    this.v = v;
    List<Field> found = new ArrayList<>();
    for (Vars.Page p : v.page) {
      found.add(p.frame());
    }
    for (Vars.Slot s : v.slot) {
      found.add(s.frame());
    }
    for (Vars.Cpu c : v.cpu) {
      found.addAll(Arrays.asList(c.tlbFrame()));
    }
    for (Vars.Task t : v.task) {
      found.add(t.frame());
      found.addAll(Arrays.asList(t.listFrame()));
      found.add(t.gathered());
    }
    records = new Field[v.frame.length][];
    for (int f = 0; f < records.length; f++) {
      List<Field> record = new ArrayList<>(Arrays.asList(v.frame[f].shadowRead()));
      record.addAll(Arrays.asList(v.frame[f].shadowWrite()));
      record.add(v.frame[f].shadowChanged());
      records[f] = record.stream().filter(r -> r.mask() != 0).toArray(Field[]::new);
    }
    shadow = new int[v.frame.length + 1][records[0].length];
    references = found.stream().filter(f -> f.mask() != 0).toArray(Field[]::new);
    name = new int[v.frame.length + 1];
    contents = new long[v.frame.length + 1];
    rest = new long[v.frame.length];
  }

  void rename(State s) {
    Arrays.fill(name, 0);
    int next = 0;
    for (Field f : references) {
      int frame = s.get(f);
      if (frame != 0 && name[frame] == 0) {
        name[frame] = ++next;
      }
    }
    int left = 0;
    for (int frame = 1; frame < name.length; frame++) {
      contents[frame] = contents(s, v.frame[frame - 1]);
      for (int i = 0; i < shadow[frame].length; i++) {
        shadow[frame][i] = s.get(records[frame - 1][i]);
      }
      if (name[frame] == 0) {
        rest[left++] = contents[frame] << 4 | frame;
      }
    }
    Arrays.sort(rest, 0, left);
    for (int i = 0; i < left; i++) {
      name[(int) (rest[i] & 15)] = ++next;
    }
    for (Field f : references) {
      s.set(f, name[s.get(f)]);
    }
    for (int frame = 1; frame < name.length; frame++) {
      write(s, v.frame[name[frame] - 1], contents[frame]);
      for (int i = 0; i < shadow[frame].length; i++) {
        s.set(records[name[frame] - 1][i], shadow[frame][i]);
      }
    }
  }

  private long contents(State s, Vars.Frame f) {
    return s.get(f.page())
        | (long) s.get(f.version()) << 8
        | (long) s.get(f.state()) << 16
        | (long) s.get(f.tag()) << 24
        | (long) s.get(f.pin()) << 32
        | (long) s.get(f.debugMask()) << 40
        | (long) s.get(f.debugUgen()) << 48;
  }

  private void write(State s, Vars.Frame f, long contents) {
    s.set(f.page(), (int) contents & 255);
    s.set(f.version(), (int) (contents >>> 8) & 255);
    s.set(f.state(), (int) (contents >>> 16) & 255);
    s.set(f.tag(), (int) (contents >>> 24) & 255);
    s.set(f.pin(), (int) (contents >>> 32) & 255);
    s.set(f.debugMask(), (int) (contents >>> 40) & 255);
    s.set(f.debugUgen(), (int) (contents >>> 48) & 255);
  }
}
