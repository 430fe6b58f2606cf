package org.lufcheck.sim.engine.work;

import java.util.SplittableRandom;
import org.lufcheck.sim.engine.cpu.Cores;
import org.lufcheck.sim.engine.cpu.Processors;
import org.lufcheck.sim.engine.cpu.Shootdown;
import org.lufcheck.sim.engine.cpu.WalkCounts;
import org.lufcheck.sim.engine.fault.AnonFaults;
import org.lufcheck.sim.engine.fault.FileFaults;
import org.lufcheck.sim.engine.fault.StorageQueue;
import org.lufcheck.sim.engine.log.EventLog;
import org.lufcheck.sim.engine.luf.Deferral;
import org.lufcheck.sim.engine.memory.Frames;
import org.lufcheck.sim.engine.memory.Slots;
import org.lufcheck.sim.engine.memory.Traffic;
import org.lufcheck.sim.engine.time.Ledger;
import org.lufcheck.sim.engine.time.Timeline;
import org.lufcheck.sim.input.Machine;

/**
 * What threads work with.
 *
 * @param machine the machine
 * @param timeline where threads wake each other
 * @param ledger where they count
 * @param processors where they run
 * @param cores what CPUs share
 * @param shootdown how they flush
 * @param deferral LUF
 * @param slots their memory
 * @param frames all page frames
 * @param files faults on files
 * @param anon faults on anonymous memory
 * @param storage for system calls that read and write
 * @param traffic of the memory nodes
 * @param walks where walks are counted
 * @param walkTime what walks cost
 * @param random for choices of the workload and the scheduler
 * @param log who wants to know what happens
 * @param grain pages of a chunk
 * @param idleFlush whether a CPU that becomes idle flushes what it owes
 */
public record Kit(
    Machine machine,
    Timeline timeline,
    Ledger ledger,
    Processors processors,
    Cores cores,
    Shootdown shootdown,
    Deferral deferral,
    Slots slots,
    Frames frames,
    FileFaults files,
    AnonFaults anon,
    StorageQueue storage,
    Traffic traffic,
    WalkCounts walks,
    WalkTime walkTime,
    SplittableRandom random,
    EventLog log,
    int grain,
    boolean idleFlush) {}
