package org.lufcheck.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.lufcheck.sim.input.MachineFile;
import org.lufcheck.sim.input.MachineLibrary;
import org.lufcheck.sim.input.Scale;
import org.lufcheck.sim.input.WorkloadFile;
import org.lufcheck.sim.input.WorkloadLibrary;
import org.lufcheck.variant.text.InputException;
import picocli.CommandLine.Option;

/** The options that say what is simulated, other than the kernel. */
final class SimulationOptions {
  /** The machine and the workload of the talk. */
  static final String MACHINE = "xeon6430-cxl";

  static final String WORKLOAD = "llama-3x70g";

  @Option(
      names = "--machine",
      paramLabel = "M",
      description = "A machine of models/machines or a .yaml file; default: that of the talk.")
  private String machine = MACHINE;

  @Option(
      names = "--workload",
      paramLabel = "W",
      description = "A workload of models/workloads or a .yaml file; default: that of the talk.")
  private String workload = WORKLOAD;

  @Option(names = "--seed", paramLabel = "N", description = "The first seed; default: 1.")
  private long seed = 1;

  @Option(
      names = "--seeds",
      paramLabel = "K",
      description = "Simulate with K seeds, and give means with 95 %% intervals; default: 1.")
  private int seeds = 1;

  @Option(
      names = "--grain",
      paramLabel = "G",
      description = "Pages that are handled together: 1 (default), 16 or 64; more is faster.")
  private int grain = 1;

  @Option(
      names = "--scale",
      paramLabel = "1/N",
      description = "Simulate a smaller machine and workload, 1/32 for example.")
  private @Nullable String scale;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Simulations at the same time; default: one per processor.")
  private int threads = Runtime.getRuntime().availableProcessors();

  MachineFile machine() {
    return MachineLibrary.shipped().find(machine);
  }

  WorkloadFile workload() {
    return WorkloadLibrary.shipped().find(workload);
  }

  List<Long> seeds() {
    if (seeds < 1 || seeds > 1000) {
      throw InputException.in("--seeds " + seeds, "must be from 1 to 1000");
    }
    return LongStream.range(seed, seed + seeds).boxed().toList();
  }

  int grain() {
    if (grain != 1 && grain != 16 && grain != 64) {
      throw InputException.in("--grain " + grain, "must be 1, 16 or 64");
    }
    return grain;
  }

  int threads() {
    if (threads < 1) {
      throw InputException.in("--threads " + threads, "at least one thread has to work");
    }
    return threads;
  }

  /** The scale, or another one if none is given. */
  Scale scale(Scale otherwise) {
    if (scale == null) {
      return otherwise;
    }
    return Scale.of(scale)
        .orElseThrow(
            () ->
                InputException.in(
                    "--scale " + scale, "is not a scale; expected 1 or less, such as 1/32"));
  }

  /** The options as they have to be given to get the same again. */
  List<String> written(Scale used) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("--machine", machine, "--workload", workload));
    words.addAll(List.of("--seed", Long.toString(seed), "--seeds", Integer.toString(seeds)));
    words.addAll(List.of("--grain", Integer.toString(grain), "--scale", used.toString()));
    return words;
  }
}
