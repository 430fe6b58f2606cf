package org.lufcheck.sim.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.lufcheck.sim.engine.alloc.Zone;
import org.lufcheck.sim.engine.alloc.Zones;
import org.lufcheck.sim.engine.cpu.Cores;
import org.lufcheck.sim.engine.cpu.Current;
import org.lufcheck.sim.engine.cpu.Mm;
import org.lufcheck.sim.engine.cpu.WalkCounts;
import org.lufcheck.sim.engine.fault.AnonFaults;
import org.lufcheck.sim.engine.fault.FileFaults;
import org.lufcheck.sim.engine.log.EventLog;
import org.lufcheck.sim.engine.memory.MemoryObject;
import org.lufcheck.sim.engine.numa.HintScan;
import org.lufcheck.sim.engine.time.Ledger;
import org.lufcheck.sim.engine.time.Timeline;
import org.lufcheck.sim.engine.work.Kit;
import org.lufcheck.sim.engine.work.Process;
import org.lufcheck.sim.engine.work.Stages;
import org.lufcheck.sim.engine.work.WalkTime;
import org.lufcheck.sim.engine.work.WorkThread;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.Program;

/** Starts the processes of a workload. */
final class Crowd {
  private final Setup setup;
  private final Hardware hardware;
  private final Memory memory;
  private final Ledger ledger;
  private final EventLog log;
  private final Kit kit;
  private final List<Process> processes = new ArrayList<>();
  private int threads;

  Crowd(
      Setup setup,
      Timeline timeline,
      Ledger ledger,
      Hardware hardware,
      Memory memory,
      Population population,
      EventLog log) {
    this.setup = setup;
    this.log = log;
    this.hardware = hardware;
    this.memory = memory;
    this.ledger = ledger;
    kit = kit(timeline);
    for (int index = 0; index < population.inhabitants().size(); index++) {
      start(population.inhabitants().get(index), memory.objects().get(index), timeline);
    }
  }

  List<Process> processes() {
    return processes;
  }

  private Kit kit(Timeline timeline) {
    Machine machine = setup.machine();
    Zone[] zones = Zones.list(memory.allocator().zones(), true, machine);
    WalkCounts walks = new WalkCounts(ledger);
    FileFaults files =
        new FileFaults(
            new FileFaults.Parts(
                memory.slots(),
                memory.allocator(),
                zones,
                memory.locks(),
                memory.workingset(),
                hardware.storage(),
                memory.kernelMemory(),
                machine.costs(),
                walks,
                log,
                setup.grain(),
                (int) (machine.kernel().faultAroundBytes() / Machine.PAGE)));
    AnonFaults anon =
        new AnonFaults(
            new AnonFaults.Parts(
                memory.slots(),
                memory.frames(),
                memory.allocator(),
                zones,
                memory.locks(),
                hardware.storage(),
                memory.kernelMemory(),
                memory.deferral(),
                machine.costs(),
                memory.promotion(),
                walks,
                log,
                setup.grain()));
    return new Kit(
        machine,
        timeline,
        ledger,
        hardware.processors(),
        new Cores(machine.cpus(), hardware.processors()),
        hardware.shootdown(),
        memory.deferral(),
        memory.slots(),
        memory.frames(),
        files,
        anon,
        hardware.storage(),
        memory.traffic(),
        walks,
        new WalkTime(machine, memory.traffic(), setup.grain()),
        new SplittableRandom(setup.seed()),
        log,
        setup.grain(),
        setup.rules().luf() && setup.policy().flushesIdle());
  }

  private void start(
      Population.Inhabitant one, Map<String, MemoryObject> objects, Timeline timeline) {
    Program program = one.program();
    Process process =
        new Process(
            one.name(),
            one.mm(),
            allowed(program),
            program.spinning(),
            scan(one.mm(), objects),
            Stages.of(kit, program, objects));
    processes.add(process);
    memory.kernelMemory().stacks(new Current(ledger), program.threads());
    for (int index = 0; index < program.threads(); index++) {
      Current current = new Current(ledger);
      WorkThread thread =
          new WorkThread(
              Memory.FIRST_THREAD + threads,
              kit,
              process,
              index,
              cpu(program, threads),
              current,
              memory.directReclaim(current));
      threads++;
      process.add(thread);
      timeline.wake(thread, program.startNanos());
    }
  }

  private HintScan scan(Mm mm, Map<String, MemoryObject> objects) {
    Machine machine = setup.machine();
    List<MemoryObject> regions =
        machine.kernel().tiering() ? List.copyOf(objects.values()) : List.of();
    return new HintScan(
        mm,
        regions,
        memory.slots(),
        memory.traffic(),
        memory.deferral(),
        log,
        machine.kernel().numa(),
        machine.costs().protectPteNanos(),
        setup.grain());
  }

  private long allowed(Program program) {
    if (program.cpus().isEmpty()) {
      int count = hardware.processors().count();
      return count == Long.SIZE ? -1L : (1L << count) - 1;
    }
    return program.cpus().stream().mapToLong(cpu -> 1L << cpu).reduce(0, (a, b) -> a | b);
  }

  private int cpu(Program program, int number) {
    List<Integer> cpus = program.cpus();
    return cpus.isEmpty() ? number % hardware.processors().count() : cpus.get(number % cpus.size());
  }
}
