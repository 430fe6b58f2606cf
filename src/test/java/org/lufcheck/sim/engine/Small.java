package org.lufcheck.sim.engine;

import java.util.List;
import org.lufcheck.sim.engine.luf.FlushPolicies;
import org.lufcheck.sim.engine.luf.FlushPolicy;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.MachineLibrary;
import org.lufcheck.sim.input.Phase;
import org.lufcheck.sim.input.Program;
import org.lufcheck.sim.input.Program.HotPages;
import org.lufcheck.sim.input.Scale;
import org.lufcheck.sim.input.Workload;
import org.lufcheck.sim.result.NodePages;
import org.lufcheck.sim.result.Sample;
import org.lufcheck.variant.Variant;
import org.lufcheck.variant.VariantLibrary;

/** Small machines and workloads. */
final class Small {
  private static final long MIB = 1 << 20;

  private Small() {}

  static Machine machine() {
    return MachineLibrary.shipped().find("tiny-cxl").machine();
  }

  /** The tiny machine with a fraction of its memory. */
  static Machine machine(int denominator) {
    return machine().scaled(new Scale(1, denominator));
  }

  static Workload workload(int threads, Phase... phases) {
    HotPages hot = new HotPages(2, 3, 0.5);
    Program program = new Program("p", 2, threads, List.of(), 0, true, hot, List.of(phases));
    return new Workload("w", "w", List.of(program));
  }

  static Phase sweep(long mebibytes, int sweeps) {
    return new Phase.Sweep("weights", mebibytes * MIB, sweeps, MIB, 2000, 64 * 4096, true, true);
  }

  static Phase rewrite(long mebibytes) {
    return new Phase.WriteFile("log", mebibytes * MIB, 3, 16384, 1000, true, true);
  }

  static Phase churn(long kibibytes, long rounds) {
    return new Phase.MapChurn("buffer", kibibytes << 10, rounds, 1000, true);
  }

  static Setup setup(Machine machine, Workload workload, String variant, String policy) {
    return setup(machine, workload, variant, policy, 1, 1);
  }

  static Setup setup(
      Machine machine, Workload workload, String variant, String policy, long seed, int grain) {
    Variant kernel = kernel(variant);
    FlushPolicy flush = FlushPolicies.named(policy).orElseThrow();
    return new Setup(machine, workload, kernel.name(), kernel.rules(), flush, seed, grain, 10);
  }

  /** A shipped kernel, or one {@code with} or {@code without} a guard. */
  private static Variant kernel(String name) {
    String[] words = name.split(" ", -1);
    Variant shipped = VariantLibrary.shipped().get(words[0]);
    if (words.length == 1) {
      return shipped;
    }
    List<String> guards = List.of(words[2]);
    return words[1].equals("with") ? shipped.with(guards) : shipped.without(guards);
  }

  /** Frames in the hands of tasks or of reclaim: neither free nor on a list, nor the kernel's. */
  static long inHands(Machine machine, Sample sample) {
    long pages = machine.bytes() / Machine.PAGE;
    for (NodePages node : sample.nodes()) {
      pages -= node.free() + node.perCpu() + node.kernel();
      pages -= node.inactiveFile() + node.activeFile();
      pages -= node.inactiveAnon() + node.activeAnon();
    }
    return pages;
  }
}
