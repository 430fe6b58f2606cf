package org.lufcheck.properties.stateful;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lufcheck.kernel.Setup;

/**
 * A sequence as a scenario of the model: each thread hands over to the next by a flag. What a CPU
 * does of its own accord, and to which list a page goes, is left to the model. Each address space
 * is loaded on one CPU more, as on the large machine: a mm that runs on one CPU only is flushed on
 * the spot.
 */
final class Retelling {
  /** Most handovers that one flag can count. */
  private static final int MOST_TURNS = 7;

  private static final int MOST_CPUS = 6;

  private final Sequence sequence;
  private final Setup setup;
  private final Map<Integer, StringBuilder> programs = new LinkedHashMap<>();
  private final Map<Integer, TreeSet<Integer>> slots = new TreeMap<>();
  private final TreeSet<Integer> files = new TreeSet<>();
  private final Map<Integer, Integer> registers = new TreeMap<>();
  private int turns;

  private Retelling(Sequence sequence) {
    this.sequence = sequence;
    this.setup = sequence.size().setup();
  }

  /** The scenario; empty if it exceeds the model's limits. */
  static Optional<String> of(Sequence sequence) {
    return new Retelling(sequence).text();
  }

  private Optional<String> text() {
    int last = -1;
    for (Act act : withAllocation()) {
      Optional<String> call = call(act);
      if (call.isPresent()) {
        int cpu = act.cpu() % setup.cpus();
        if (last >= 0 && last != cpu) {
          turns++;
          program(last).append("  store-release(turn, ").append(turns).append(");\n");
          program(cpu).append("  await(turn, ").append(turns).append(");\n");
        }
        program(cpu).append("  ").append(call.get()).append(";\n");
        last = cpu;
      }
    }
    String scenario = scenario();
    return turns > MOST_TURNS || programs.size() + slots.size() > MOST_CPUS
        ? Optional.empty()
        : Optional.of(scenario);
  }

  /** In the end somebody gets a frame. */
  private List<Act> withAllocation() {
    List<Act> acts = new ArrayList<>(sequence.acts());
    acts.add(new Act(Act.Kind.ALLOCATE, acts.get(acts.size() - 1).cpu(), 0, 0));
    return acts;
  }

  private StringBuilder program(int cpu) {
    return programs.computeIfAbsent(cpu, c -> new StringBuilder());
  }

  private Optional<String> call(Act act) {
    int cpu = act.cpu() % setup.cpus();
    int address = act.target() % Size.ADDRESSES;
    String page = page(act.target() % setup.pages().size(), act);
    String file = setup.pages().get(act.target() % setup.files().size()).name();
    return Optional.ofNullable(
        switch (act.kind()) {
          case LOAD -> result(cpu) + "load(" + va(cpu, address) + ")";
          case SPECULATE -> speculated(cpu, address);
          case STORE -> "store(" + va(cpu, address) + ", " + act.value() + ")";
          case MUNMAP -> "munmap(" + va(cpu, address) + ")";
          case MPROTECT_RO -> "mprotect-ro(" + va(cpu, address) + ")";
          case MPROTECT_RW -> "mprotect-rw(" + va(cpu, address) + ")";
          case READ -> result(cpu) + "read(" + used(file) + ")";
          case WRITE -> "write(" + used(file) + ", " + act.value() + ")";
          case WRITE_DIRECT -> "write-direct(" + used(file) + ", " + act.value() + ")";
          case PUNCH -> "punch(" + used(file) + ")";
          case RECLAIM -> "reclaim(" + page + ")";
          case MIGRATE -> "migrate(" + page + ")";
          case ALLOCATE -> "alloc()";
          case ALLOCATE_ATOMIC -> "alloc-atomic()";
          case EVICT, DRAIN, FREE -> null;
        });
  }

  /** A translation that the CPU gets by itself: in the scenario it loads. */
  private String speculated(int cpu, int address) {
    return result(cpu) + "load(" + va(cpu, address) + ")";
  }

  private String result(int cpu) {
    return "r" + registers.merge(cpu, 1, Integer::sum) + " = ";
  }

  private String va(int cpu, int address) {
    slots.computeIfAbsent(setup.tasks().get(cpu).mm(), mm -> new TreeSet<>()).add(address);
    return "v" + address;
  }

  private String page(int page, Act act) {
    boolean takes = act.kind() == Act.Kind.RECLAIM || act.kind() == Act.Kind.MIGRATE;
    String name = setup.pages().get(page).name();
    if (takes && setup.pages().get(page).anonymous()) {
      int of = page - setup.files().size();
      slots.computeIfAbsent(of / 2, mm -> new TreeSet<>()).add(2 + of % 2);
      return name;
    }
    return takes ? used(name) : name;
  }

  private String used(String page) {
    for (int f = 0; f < setup.files().size(); f++) {
      if (setup.pages().get(f).name().equals(page)) {
        files.add(f);
      }
    }
    return page;
  }

  private String scenario() {
    StringBuilder mms = new StringBuilder();
    for (int cpu : programs.keySet()) {
      slots.computeIfAbsent(setup.tasks().get(cpu).mm(), mm -> new TreeSet<>());
    }
    slots.forEach((mm, addresses) -> mms.append(mm(mm, addresses)));
    StringBuilder text = new StringBuilder("LUF sequence\n{\n");
    setup.boot().forEach(b -> text.append("  boot ").append(word(b)).append(";\n"));
    for (int f : files) {
      String kind = f % 2 == 0 ? "" : " iomap";
      text.append("  file " + Size.file(f) + " = { 1 }" + kind + ";\n");
    }
    text.append(mms).append("}\n");
    int number = 0;
    for (Map.Entry<Integer, StringBuilder> program : programs.entrySet()) {
      int cpu = program.getKey();
      String mm = setup.mms().get(setup.tasks().get(cpu).mm());
      text.append("T" + cpu + " @ cpu" + number++ + " in " + mm + " {\n");
      text.append(program.getValue()).append("}\n");
    }
    for (int mm : slots.keySet()) {
      String name = setup.mms().get(mm);
      text.append("Idle" + mm + " @ cpu" + number++ + " in " + name + " { }\n");
    }
    return text.toString();
  }

  private static String word(Setup.Boot boot) {
    return boot.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private String mm(int mm, Set<Integer> addresses) {
    StringBuilder text = new StringBuilder("  mm " + setup.mms().get(mm) + " {\n");
    for (int address : addresses) {
      Setup.Slot slot = setup.slots().get(mm * Size.ADDRESSES + address);
      String page = setup.pages().get(slot.page()).name();
      String target = address == 3 ? "anon 1" : used(page);
      String attributes =
          switch (address) {
            case 0 -> " shared read-only";
            case 1 -> " shared writable";
            case 2 -> " private writable";
            default -> "";
          };
      text.append("    " + slot.va() + " -> " + target + attributes + ";\n");
    }
    return text.append("  }\n").toString();
  }
}
