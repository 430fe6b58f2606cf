package org.lufcheck.programs;

import static org.lufcheck.programs.Scene.change;
import static org.lufcheck.programs.Scene.load;
import static org.lufcheck.programs.Scene.look;
import static org.lufcheck.programs.Scene.reclaim;
import static org.lufcheck.programs.Scene.store;
import static org.lufcheck.programs.Scene.tell;

import org.lufcheck.concurrent.Kernels;
import org.lufcheck.concurrent.state.Pte;
import org.lufcheck.concurrent.state.Task;
import org.lufcheck.kernel.Call;
import org.lufcheck.kernel.Rules;
import org.lufcheck.kernel.Setup;

/**
 * As {@link Race_02_WriteFault}, with a third thread (R-X3). The moment the writable PTE is in the
 * page table, that thread's CPU may walk to it and store without any fault, and say so, while the
 * faulting thread is still on its way to the flush at the end of handle_mm_fault.
 *
 * <p>What must hold: the flush comes before the first moment at which anybody can store.
 *
 * <p>The twin flushes where the posted series does, after the fault. That is before the faulting
 * thread's own store, and too late for the other one's.
 */
public final class Race_03_WriteFaultWindow extends KernelProgram {
  private static final int MINE = 3;

  /** The program. */
  public Race_03_WriteFaultWindow() {
    super(
        "03-write-fault-window",
        "a thread stores through a new writable PTE before the fault that installed it flushes",
        "H4 before",
        "S2");
  }

  @Override
  Setup setup() {
    return new Scene(name(), 2)
        .file("F")
        .mm("A")
        .writable(0)
        .user(reclaim(0), change(Call.READ, 0, 0), store(0, 2))
        .user(load(0), look(), load(0))
        .user(store(0, MINE), tell())
        .setup();
  }

  @Override
  Rules twin() {
    return Kernels.lufV12Intended();
  }

  @Override
  boolean toBuddy() {
    return true;
  }

  /** The page is in the page cache again when the race begins. */
  @Override
  void prepare(Stage stage) {
    stage.ahead(1, 0, 0);
  }

  @Override
  Runnable[] threads(Stage stage) {
    return new Runnable[] {
      stage.calls(0), stage.thread(1, (s, reader) -> storeThenLoad(s, s.task(2), reader))
    };
  }

  /**
   * One user thread stores, without a fault, if the PTE allows it by now; then the other one looks
   * and loads. The second can only go wrong after the first, so both are one thread here.
   */
  private static void storeThenLoad(Stage stage, Task writer, Task reader) {
    boolean walked = stage.kernel.access.speculate(writer, 0);
    if (walked && Pte.write(writer.cpu.tlb[0].readOnce())) {
      stage.kernel.access.store(writer, 0, MINE);
      stage.tell(writer);
      stage.look(reader);
      stage.loadCached(reader, 0);
    }
    stage.idle(2);
  }
}
