package org.lufcheck.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.MachineFile;
import org.lufcheck.sim.input.Scale;
import org.lufcheck.sim.input.Workload;
import org.lufcheck.sim.input.WorkloadFile;
import org.lufcheck.sim.report.Inputs;
import org.lufcheck.sim.report.JsonReport;
import org.lufcheck.sim.report.Report;
import org.lufcheck.sim.report.ReportFolder;
import org.lufcheck.sim.report.Series;
import org.lufcheck.sim.report.Table;
import org.lufcheck.sim.report.TableText;
import org.lufcheck.sim.report.TextReport;
import org.lufcheck.sim.result.SimResult;
import org.lufcheck.sim.study.EngineRunner;
import org.lufcheck.sim.study.Job;
import org.lufcheck.sim.validate.Validation;
import org.lufcheck.variant.Variant;
import org.lufcheck.variant.VariantLibrary;
import org.lufcheck.variant.text.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lufcheck simulate}. */
@Command(
    name = "simulate",
    description = {
      "Simulates a machine with tiered memory: what each kernel gains, and who pays.",
      "Default: the machine and the workload of the talk, vanilla and LUF."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class SimulateCommand implements Callable<Integer> {
  /** The unchanged kernel. */
  static final String VANILLA = "vanilla";

  /**
   * What was measured for the slides: their numbers are those of the mail of v11 (31 May 2024),
   * which defers and flushes as v10 does.
   */
  static final String LUF = "luf-v10";

  /** LUF as the slides describe it and v12 has it: zones flush for their pages. */
  static final String ZONES = "luf-talk";

  /** The LUF on which flush policies are compared: the one that is safe. */
  static final String SAFE = "luf-repaired";

  private final Console console;

  @Mixin private SimulationOptions options = new SimulationOptions();

  @Option(
      names = "--variant",
      paramLabel = "V",
      split = ",",
      description =
          "Kernels, or .yaml files; compared with the first. Default: vanilla, and luf-v10 beside the"
              + " slides, otherwise luf-talk.")
  private List<String> variants = List.of();

  @Mixin private KernelChanges changes = new KernelChanges();

  @Option(
      names = "--policy",
      paramLabel = "P",
      split = ",",
      description =
          "When deferred flushes are done; default: as the kernel has it, take-off if posted.")
  private List<String> policies = List.of();

  @Option(
      names = "--placement",
      paramLabel = "P",
      description = "Where the kernel's own memory is; default: default.")
  private @Nullable String placement;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Write a page with plots, and all numbers as CSV and JSON.")
  private @Nullable Path folder;

  @Option(names = "--json", description = "Print JSON (docs/json.md).")
  private boolean json;

  @Option(
      names = "--validate",
      description =
          "Only compare with the slides; exit code 1 if a number is out of its tolerance.")
  private boolean validate;

  @Option(
      names = "--study",
      paramLabel = "S",
      description =
          "slides: the talk, for --validate; strategies: when to flush; kernel-placement: where page"
              + " tables should be; settings: page reclaim, free lists, and kernels without a count of"
              + " preemption; grain: what chunks change.")
  private @Nullable String study;

  SimulateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    System.setProperty("java.awt.headless", "true");
    if (study != null) {
      return Studies.of(study, options, console, json, folder);
    }
    Scale scale = options.scale(Scale.FULL);
    MachineFile machine = options.machine();
    WorkloadFile workload = options.workload();
    workload.checkFits(machine.machine());
    if (variants.isEmpty()) {
      boolean slides = validate || isTalk(machine, workload) && policies.isEmpty();
      variants = List.of(VANILLA, slides ? LUF : ZONES);
    }
    if (validate && (variants.size() < 2 || !variants.get(0).equals(VANILLA))) {
      throw InputException.in("--validate", "needs vanilla as the first kernel, and another");
    }
    if (folder != null) {
      ReportFolder.prepare(folder);
    }
    List<String> names = new ArrayList<>();
    List<Job> jobs =
        jobs(machine.machine().scaled(scale), workload.workload().scaled(scale), names);
    List<SimResult> results =
        new Simulations(console, options.threads(), Runtime.getRuntime().maxMemory(), json)
            .run(jobs);
    List<Series> series = series(names, results);
    Inputs inputs =
        new Inputs(
            machine,
            workload,
            scale,
            options.grain(),
            options.seeds(),
            command(scale),
            Version.number());
    return show(inputs, series);
  }

  private Integer show(Inputs inputs, List<Series> series) {
    @Nullable Validation validation = comparable(inputs, series);
    List<Table> more = validation == null ? List.of() : List.of(validation.table());
    Report report = new Report(inputs, series, more);
    if (json) {
      ObjectNode node = Json.of("simulate");
      node.setAll(JsonReport.of(report));
      Json.print(console, node);
    } else if (validation != null && validate) {
      console.print(TableText.plain(validation.table()));
    } else {
      console.print(TextReport.of(report));
    }
    if (folder != null) {
      ReportFolder.write(folder, report);
    }
    if (console.cancellation().isCancelled()) {
      return ExitCode.INTERRUPTED;
    }
    return validation != null && validate && !validation.passes()
        ? ExitCode.VIOLATION
        : ExitCode.OK;
  }

  /** The comparison with the slides, if this is their machine, workload and kernels. */
  private @Nullable Validation comparable(Inputs inputs, List<Series> series) {
    boolean talk = isTalk(inputs.machine(), inputs.workload());
    boolean kernels = series.size() > 1 && series.get(0).name().equals(VANILLA);
    if ((talk || validate) && kernels) {
      return Validation.of(inputs.scale(), inputs.stated(), series.get(0)::of, series.get(1)::of);
    }
    return null;
  }

  private static boolean isTalk(MachineFile machine, WorkloadFile workload) {
    return machine.machine().name().equals(SimulationOptions.MACHINE)
        && workload.workload().name().equals(SimulationOptions.WORKLOAD);
  }

  /** One for each kernel, policy and seed, the seeds of a kernel together. */
  private List<Job> jobs(Machine machine, Workload workload, List<String> names) {
    VariantLibrary library = VariantLibrary.shipped();
    List<Job> jobs = new ArrayList<>();
    for (String name : variants.stream().distinct().toList()) {
      Variant variant = changes.of(library.find(name));
      boolean defers = EngineRunner.defers(variant);
      List<String> own = List.of(EngineRunner.policyOf(variant));
      for (String policy : defers && !policies.isEmpty() ? policies : own) {
        names.add(policies.isEmpty() || !defers ? variant.name() : variant.name() + " " + policy);
        for (long seed : options.seeds()) {
          jobs.add(new Job(machine, workload, variant, policy, placement(), seed, options.grain()));
        }
      }
    }
    return jobs;
  }

  private String placement() {
    return placement == null ? EngineRunner.placements().get(0) : placement;
  }

  private List<Series> series(List<String> names, List<SimResult> results) {
    int each = options.seeds().size();
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      series.add(new Series(names.get(i), results.subList(i * each, (i + 1) * each)));
    }
    return series;
  }

  private String command(Scale scale) {
    List<String> words = new ArrayList<>(List.of("lufcheck", "simulate"));
    words.addAll(options.written(scale));
    words.addAll(List.of("--variant", String.join(",", variants)));
    words.addAll(changes.written());
    if (!policies.isEmpty()) {
      words.addAll(List.of("--policy", String.join(",", policies)));
    }
    words.addAll(List.of("--placement", placement()));
    return String.join(" ", words);
  }
}
