package org.lufcheck.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.lufcheck.sim.calibrate.CalibratedFiles;
import org.lufcheck.sim.calibrate.Calibrator;
import org.lufcheck.sim.calibrate.Parameters;
import org.lufcheck.sim.calibrate.VanillaColumns;
import org.lufcheck.sim.calibrate.VanillaSimulator;
import org.lufcheck.sim.input.MachineFile;
import org.lufcheck.sim.input.Scale;
import org.lufcheck.sim.input.WorkloadFile;
import org.lufcheck.sim.study.EngineRunner;
import org.lufcheck.sim.study.Job;
import org.lufcheck.variant.Variant;
import org.lufcheck.variant.VariantLibrary;
import org.lufcheck.variant.text.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lufcheck calibrate}. */
@Command(
    name = "calibrate",
    description = {
      "Fits the simulated machine to what was measured without LUF.",
      "Fitted is what nobody published: the lock of the LRU lists, and the pages that a flush makes a",
      "thread walk for. Writes a machine and a workload with it. What was measured with LUF is not",
      "looked at."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class CalibrateCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private SimulationOptions options = new SimulationOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Where to write the calibrated machine and workload.")
  private Path folder = Path.of("");

  CalibrateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    MachineFile machine = options.machine();
    WorkloadFile workload = options.workload();
    workload.checkFits(machine.machine());
    Scale scale = options.scale(new Scale(1, 64));
    Variant vanilla = VariantLibrary.shipped().find(SimulateCommand.VANILLA);
    Simulations simulations = new Simulations(console, 1, Runtime.getRuntime().maxMemory(), false);
    VanillaSimulator simulator =
        (m, w) ->
            simulations
                .run(
                    List.of(
                        new Job(
                            m,
                            w,
                            vanilla,
                            EngineRunner.policies().get(0),
                            EngineRunner.placements().get(0),
                            options.seeds().get(0),
                            options.grain())))
                .get(0);
    Calibrator calibrator =
        new Calibrator(
            VanillaColumns.TALK,
            simulator,
            machine.machine().scaled(scale),
            workload.workload().scaled(scale),
            scale,
            console.cancellation()::isCancelled);
    Parameters fitted = calibrator.fit();
    console.print(calibrator.log());
    if (console.cancellation().isCancelled()) {
      return ExitCode.INTERRUPTED;
    }
    String how = "lufcheck calibrate " + String.join(" ", options.written(scale));
    write(
        folder.resolve(machine.machine().name() + "-calibrated.yaml"),
        CalibratedFiles.machine(machine, fitted, how));
    write(
        folder.resolve(workload.workload().name() + "-calibrated.yaml"),
        CalibratedFiles.workload(workload, fitted));
    return ExitCode.OK;
  }

  private void write(Path file, String text) {
    try {
      Files.createDirectories(folder);
      Files.writeString(file, text);
      console.print(List.of("wrote " + file));
    } catch (IOException e) {
      throw InputException.in(file.toString(), "cannot be written: " + e.getMessage());
    }
  }
}
