package org.lufcheck.litmus;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.lufcheck.kernel.Condition;
import org.lufcheck.kernel.Setup;
import org.lufcheck.litmus.syntax.Declaration;
import org.lufcheck.litmus.syntax.Name;
import org.lufcheck.litmus.syntax.Program;
import org.lufcheck.litmus.syntax.Scenario;
import org.lufcheck.variant.text.Position;
import org.lufcheck.variant.text.SourceText;

/** CPUs, frames, watermarks and boot options, with their defaults. */
final class MachineResolver {
  private final Check check;
  private final Scenario scenario;
  private final Memory memory;
  private final List<Integer> cpuOfProgram = new ArrayList<>();
  private int cpus;

  MachineResolver(SourceText source, Scenario scenario, Memory memory) {
    this.check = new Check(source);
    this.scenario = scenario;
    this.memory = memory;
    placePrograms();
  }

  /** The CPU of every program, in the order of the file. */
  List<Integer> cpuOfProgram() {
    return cpuOfProgram;
  }

  Setup setup(List<Setup.Task> tasks, List<String> flags, Condition condition) {
    Optional<Declaration.Watermarks> marks = single(Declaration.Watermarks.class);
    int frames = frames();
    int low = marks.map(m -> check.range(m.low(), 0, frames, "a number of frames")).orElse(0);
    int min = marks.map(m -> check.range(m.min(), 0, low, "a watermark up to LOW")).orElse(0);
    return new Setup(
        scenario.name().text(),
        cpus,
        frames,
        memory.files(),
        memory.mms(),
        memory.pages(),
        memory.slots(),
        tasks,
        flags,
        boot(),
        low,
        min,
        condition);
  }

  private void placePrograms() {
    Optional<Declaration.Cpus> written = single(Declaration.Cpus.class);
    int declared =
        written.map(c -> check.range(c.count(), 1, Limits.CPUS, "CPUs")).orElse(Limits.CPUS);
    int named = 0;
    for (Program program : scenario.programs()) {
      int cpu = cpu(program.cpu(), declared);
      cpuOfProgram.add(cpu);
      named = Math.max(named, cpu + 1);
    }
    cpus = written.isPresent() ? declared : named;
    for (int i = 0; i < cpuOfProgram.size(); i++) {
      if (cpuOfProgram.get(i) < 0) {
        check.atMost(cpus + 1, Limits.CPUS, scenario.programs().get(i).cpu().at(), "CPUs");
        cpuOfProgram.set(i, cpus++);
      }
    }
    cpus = Math.max(1, cpus);
  }

  /** The number of a CPU, or -1 for {@code any}. */
  private int cpu(Name name, int declared) {
    if (name.text().equals("any")) {
      return -1;
    }
    List<String> valid =
        Stream.concat(
                Stream.iterate(0, i -> i + 1).limit(declared).map(i -> "cpu" + i), Stream.of("any"))
            .toList();
    int index = valid.indexOf(name.text());
    if (index < 0) {
      throw check.unknown(name, "CPU", valid);
    }
    return index;
  }

  private int frames() {
    Optional<Declaration.Frames> written = single(Declaration.Frames.class);
    int resident = memory.resident();
    if (written.isPresent()) {
      int least = Math.max(1, resident);
      return check.range(written.get().count(), least, Limits.FRAMES, "frames for resident pages");
    }
    check.atMost(resident, Limits.FRAMES, scenario.name().at(), "resident pages");
    return Math.min(Limits.FRAMES, resident + Limits.SPARE_FRAMES);
  }

  private Set<Setup.Boot> boot() {
    Set<Setup.Boot> options = EnumSet.noneOf(Setup.Boot.class);
    for (Name name :
        single(Declaration.Boot.class).map(Declaration.Boot::options).orElse(List.of())) {
      if (!options.add(boot(name))) {
        throw check.error(name.at(), "'" + name.text() + "' is written twice", "");
      }
    }
    return options;
  }

  private Setup.Boot boot(Name name) {
    List<String> words = new ArrayList<>();
    for (Setup.Boot boot : Setup.Boot.values()) {
      String word = boot.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (word.equals(name.text())) {
        return boot;
      }
      words.add(word);
    }
    throw check.unknown(name, "boot option", words);
  }

  private <T extends Declaration> Optional<T> single(Class<T> kind) {
    List<T> found =
        scenario.declarations().stream().filter(kind::isInstance).map(kind::cast).toList();
    if (found.size() > 1) {
      throw check.error(place(found.get(1)), "this is declared twice", "");
    }
    return found.stream().findFirst();
  }

  private static Position place(Declaration declaration) {
    if (declaration instanceof Declaration.Cpus cpus) {
      return cpus.at();
    } else if (declaration instanceof Declaration.Frames frames) {
      return frames.at();
    } else if (declaration instanceof Declaration.Watermarks marks) {
      return marks.at();
    }
    return ((Declaration.Boot) declaration).at();
  }
}
