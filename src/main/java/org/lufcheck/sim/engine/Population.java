package org.lufcheck.sim.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lufcheck.sim.engine.cpu.Mm;
import org.lufcheck.sim.engine.memory.MemoryObject;
import org.lufcheck.sim.engine.memory.Slots;
import org.lufcheck.sim.engine.work.TlbHits;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.Phase;
import org.lufcheck.sim.input.Program;

/** The processes of a workload with the files and the memory that their phases name. */
final class Population {
  private final List<Inhabitant> inhabitants = new ArrayList<>();
  private final List<Mm> mms = new ArrayList<>();
  private final int grain;
  private final long chunks;
  private long expectedVisits;

  /**
   * A process to be.
   *
   * @param program what it runs
   * @param name its name
   * @param mm its address space
   * @param sizes of its files and regions in chunks, by name
   */
  record Inhabitant(Program program, String name, Mm mm, Map<String, Extent> sizes) {}

  /**
   * A file or region to be.
   *
   * @param chunks its size
   * @param file whether it is a file
   * @param writable whether its mapping may be written
   */
  record Extent(int chunks, boolean file, boolean writable) {}

  Population(Setup setup) {
    grain = setup.grain();
    for (Program program : setup.workload().programs()) {
      for (int copy = 0; copy < program.copies(); copy++) {
        Mm mm = new Mm(mms.size(), TlbHits.atMost(setup.machine().tlb(), program.hotPages()));
        mms.add(mm);
        inhabitants.add(new Inhabitant(program, program.process(copy), mm, extents(program)));
      }
    }
    chunks =
        inhabitants.stream()
            .flatMap(one -> one.sizes().values().stream())
            .mapToLong(Extent::chunks)
            .sum();
  }

  private Map<String, Extent> extents(Program program) {
    Map<String, Extent> sizes = new LinkedHashMap<>();
    for (Phase phase : program.phases()) {
      add(sizes, phase.on(), Extents.of(phase, program.threads()));
      if (phase instanceof Phase.Sweep sweep && sweep.writtenBytes() > 0) {
        add(sizes, written(phase), new Extents.Need(sweep.writtenBytes(), false, true));
      }
      expectedVisits += Extents.visits(phase);
    }
    return sizes;
  }

  /** The name of the anonymous memory that a sweep writes. */
  static String written(Phase phase) {
    return phase.on() + " buffers";
  }

  private void add(Map<String, Extent> sizes, String name, Extents.Need need) {
    long pages = (need.bytes() + Machine.PAGE - 1) / Machine.PAGE;
    int size = Math.toIntExact(Math.max(1, (pages + grain - 1) / grain));
    Extent wanted = new Extent(size, need.file(), need.writable());
    sizes.merge(
        name,
        wanted,
        (a, b) ->
            new Extent(
                Math.max(a.chunks(), b.chunks()),
                a.file() || b.file(),
                a.writable() || b.writable()));
  }

  List<Inhabitant> inhabitants() {
    return inhabitants;
  }

  List<Mm> mms() {
    return mms;
  }

  long chunks() {
    return chunks;
  }

  long anonymousChunks() {
    return inhabitants.stream()
        .flatMap(one -> one.sizes().values().stream())
        .filter(extent -> !extent.file())
        .mapToLong(Extent::chunks)
        .sum();
  }

  long expectedVisits() {
    return expectedVisits;
  }

  /** Makes the files and regions of all processes, in the order of {@link #inhabitants}. */
  List<Map<String, MemoryObject>> settle(Slots slots) {
    int objects = inhabitants.stream().mapToInt(one -> one.sizes().size()).sum();
    slots.expect(chunks, objects);
    List<Map<String, MemoryObject>> all = new ArrayList<>();
    for (Inhabitant one : inhabitants) {
      Map<String, MemoryObject> own = new LinkedHashMap<>();
      one.sizes()
          .forEach(
              (name, extent) ->
                  own.put(
                      name,
                      new MemoryObject(
                          slots,
                          one.mm().id(),
                          extent.file(),
                          extent.writable(),
                          extent.chunks())));
      all.add(own);
    }
    return all;
  }
}
