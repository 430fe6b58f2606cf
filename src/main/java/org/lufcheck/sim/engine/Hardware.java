package org.lufcheck.sim.engine;

import java.util.List;
import org.lufcheck.sim.engine.cpu.Mm;
import org.lufcheck.sim.engine.cpu.Processors;
import org.lufcheck.sim.engine.cpu.Shootdown;
import org.lufcheck.sim.engine.cpu.TlbLoss;
import org.lufcheck.sim.engine.fault.StorageQueue;
import org.lufcheck.sim.engine.log.EventLog;
import org.lufcheck.sim.engine.time.Ledger;
import org.lufcheck.sim.engine.work.WalkTime;
import org.lufcheck.sim.input.Machine;

/** CPUs, shootdowns and storage of a machine. */
final class Hardware {
  private final Processors processors;
  private final Shootdown shootdown;
  private final StorageQueue storage;
  private final List<Mm> mms;

  Hardware(Setup setup, Ledger ledger, List<Mm> mms, EventLog log) {
    Machine machine = setup.machine();
    this.mms = mms;
    int cpus = machine.cpus().count();
    processors = new Processors(cpus, machine.kernel().maskClearing(), machine.tlb().pcids());
    TlbLoss loss = new TlbLoss(ledger, WalkTime.hot(machine));
    shootdown =
        new Shootdown(
            processors, loss, machine.ipi(), machine.kernel().pages().flushCeiling(), ledger, log);
    storage = new StorageQueue(machine.storage());
  }

  Processors processors() {
    return processors;
  }

  Shootdown shootdown() {
    return shootdown;
  }

  StorageQueue storage() {
    return storage;
  }

  List<Mm> mms() {
    return mms;
  }
}
