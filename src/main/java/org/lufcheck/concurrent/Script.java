package org.lufcheck.concurrent;

import org.lufcheck.concurrent.prim.Condition;
import org.lufcheck.concurrent.state.Flag;
import org.lufcheck.concurrent.state.Memory;
import org.lufcheck.concurrent.state.Slot;
import org.lufcheck.concurrent.state.Task;
import org.lufcheck.kernel.Call;
import org.lufcheck.kernel.Op;
import org.lufcheck.kernel.Setup;

/**
 * The threads of a scenario, run on a machine: every task's calls in order, background tasks as
 * often as is asked for. Each thread ends by retiring its CPU.
 */
public final class Script implements Trial {
  private final Machine machine;
  private final Memory m;
  private final int[][] registers;
  private final int[] runs;
  private final int[] madeAhead;

  /**
   * A script.
   *
   * @param runs how often each task runs its program; 0 leaves a background task out
   */
  public Script(Machine machine, int[] runs) {
    this.machine = machine;
    this.m = machine.memory;
    this.runs = runs;
    madeAhead = new int[m.tasks.length];
    registers = new int[m.tasks.length][];
    for (int t = 0; t < registers.length; t++) {
      registers[t] = new int[registersOf(m.setup.tasks().get(t))];
    }
  }

  private static int registersOf(Setup.Task task) {
    int most = 0;
    for (Op op : task.ops()) {
      if (setsRegister(op.call())) {
        most = Math.max(most, op.a() + 1);
      }
    }
    return most;
  }

  private static boolean setsRegister(Call call) {
    return call == Call.LOAD || call == Call.READ || call == Call.LOAD_ACQUIRE;
  }

  /** Whether the concurrent code has every call of a scenario, and every task its own CPU. */
  public static boolean supports(Setup setup) {
    long cpus = 0;
    for (Setup.Task task : setup.tasks()) {
      if ((cpus & 1L << task.cpu()) != 0) {
        return false;
      }
      cpus |= 1L << task.cpu();
      for (Op op : task.ops()) {
        if (!supports(op.call())) {
          return false;
        }
      }
    }
    return setup.minFrames() == 0 && setup.lowFrames() == 0 && onDisk(setup);
  }

  private static boolean onDisk(Setup setup) {
    for (Setup.File file : setup.files()) {
      if (file.kind() == Setup.FileKind.SHMEM) {
        return false;
      }
    }
    return true;
  }

  private static boolean supports(Call call) {
    return switch (call) {
      case LOAD,
          STORE,
          STORE_RELEASE,
          LOAD_ACQUIRE,
          AWAIT,
          WRITE,
          READ,
          WRITE_DIRECT,
          PUNCH,
          TRUNCATE,
          MUNMAP,
          MMAP_FIXED,
          MPROTECT_RW,
          MPROTECT_RO,
          RECLAIM,
          MIGRATE,
          DEMOTE,
          PROMOTE,
          COMPACT,
          ALLOC,
          ALLOC_ATOMIC,
          IRQ_OFF,
          IRQ_ON ->
          true;
      default -> false;
    };
  }

  @Override
  public String[] actors() {
    String[] names = new String[m.tasks.length];
    for (int t = 0; t < names.length; t++) {
      names[t] = m.tasks[t].name;
    }
    return names;
  }

  @Override
  public Runnable[] threads() {
    Runnable[] threads = new Runnable[m.tasks.length];
    for (int t = 0; t < threads.length; t++) {
      int task = t;
      threads[t] = () -> run(task);
    }
    return threads;
  }

  @Override
  public String violation() {
    return machine.observer.violation();
  }

  /** The value of a register, once its thread has ended. */
  public int register(int task, int register) {
    return registers[task][register];
  }

  /**
   * Makes a task's next call now, before the threads start; its thread goes on after it. The calls
   * that are made ahead must not wait for each other.
   */
  public void ahead(int task) {
    Op op = m.setup.tasks().get(task).ops().get(madeAhead[task]);
    madeAhead[task]++;
    call(m.tasks[task], op, registers[task]);
  }

  private void run(int number) {
    Task t = m.tasks[number];
    Setup.Task it = m.setup.tasks().get(number);
    for (int run = 0; run < runs[number]; run++) {
      if (it.background()) {
        step(t, "starts");
      }
      for (int i = run == 0 ? madeAhead[number] : 0; i < it.ops().size(); i++) {
        call(t, it.ops().get(i), registers[number]);
      }
      if (it.background()) {
        step(t, "sleeps");
      }
    }
    machine.interrupts.retire(t);
  }

  private void step(Task t, String what) {
    m.p.begin(t.name);
    m.p.end(t.name, t.name + ": " + what, "", -1);
  }

  private void call(Task t, Op op, int[] r) {
    int a = op.a();
    int b = op.b();
    switch (op.call()) {
      case LOAD -> r[a] = machine.access.load(t, b);
      case STORE -> machine.access.store(t, a, b);
      case STORE_RELEASE -> storeRelease(t, a, b);
      case LOAD_ACQUIRE -> r[a] = loadAcquire(t, b);
      case AWAIT -> await(t, a, b);
      case WRITE -> machine.fileIo.write(t, a, b);
      case READ -> r[a] = machine.fileIo.read(t, b);
      case WRITE_DIRECT -> machine.cacheRemoval.writeDirect(t, a, b);
      case PUNCH -> machine.cacheRemoval.punch(t, a, false);
      case TRUNCATE -> machine.cacheRemoval.punch(t, a, true);
      case MUNMAP -> machine.vmaCalls.munmap(t, slot(a));
      case MMAP_FIXED -> machine.vmaCalls.mmapFixed(t, slot(a), b);
      case MPROTECT_RW -> machine.vmaCalls.mprotect(t, slot(a), true);
      case MPROTECT_RO -> machine.vmaCalls.mprotect(t, slot(a), false);
      case RECLAIM -> machine.reclaim.reclaim(t, a);
      case MIGRATE, DEMOTE, PROMOTE, COMPACT -> machine.migrate.migrate(t, a, false);
      case ALLOC -> allocate(t, false);
      case ALLOC_ATOMIC -> allocate(t, true);
      case IRQ_OFF -> interrupts(t, true);
      case IRQ_ON -> interrupts(t, false);
      default -> throw new IllegalArgumentException(op.call().word() + " is not supported");
    }
  }

  private void interrupts(Task t, boolean off) {
    m.p.begin(t.name);
    t.cpu.irqsOff = off;
    m.p.end(t.name, off ? "local_irq_disable" : "local_irq_enable", "", -1);
    machine.interrupts.poll(t);
  }

  private Slot slot(int number) {
    return m.slots[number];
  }

  private void allocate(Task t, boolean atomic) {
    int frame = machine.allocator.allocate(t, 0, atomic);
    if (frame != 0) {
      machine.allocator.giveToOther(t, frame, 0);
    }
  }

  private void storeRelease(Task t, int flag, int value) {
    m.p.begin(t.name);
    machine.observer.release(t, m.flags[flag], value);
    m.p.end(t.name, "store-release: " + m.setup.flags().get(flag) + " := " + value, "", -1);
  }

  private int loadAcquire(Task t, int flag) {
    m.p.begin(t.name);
    int value = (int) machine.observer.acquire(t, m.flags[flag]);
    m.p.end(t.name, "load-acquire: " + m.setup.flags().get(flag), "", value);
    return value;
  }

  private void await(Task t, int flag, int value) {
    Flag it = m.flags[flag];
    do {
      machine.interrupts.await(t, new Told(it, value));
      m.p.begin(t.name);
    } while (machine.observer.acquire(t, it) != value);
    m.p.end(t.name, "await: " + m.setup.flags().get(flag) + " = " + value, "", -1);
  }

  /**
   * Whether a flag has a value. Not a lambda: Java PathFinder names the second lambda of a class as
   * the compiler names its first anonymous class, and the switch over calls above makes one.
   */
  private record Told(Flag flag, int value) implements Condition {
    @Override
    public boolean holds() {
      return flag.value.readOnce() == value;
    }
  }
}
