package org.lufcheck.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lufcheck.litmus.Litmus;
import org.lufcheck.verdict.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lufcheck check}. */
@Command(
    name = "check",
    description = "Checks scenarios on kernels.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExit codes:%n",
    footer = {
      "  Without --variant, --arch, --without, --with, --property, --progress-check and",
      "  --search random, the scenarios' expectations are judged:",
      "  0   everything is as the scenarios expect",
      "  1   something is not",
      "  With any of them, what is found is judged:",
      "  0   nothing is wrong within the bounds",
      "  1   a property is violated, a run gets stuck, or a call never ends",
      "  Always:",
      "  2   the command line or a file has a mistake",
      "  3   a bound was reached before everything was seen, and nothing worse",
      "  4   something is not modelled, and nothing worse"
    })
final class CheckCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "SCENARIO",
      arity = "0..*",
      description = "A scenario's name, or a file ending in .litmus; default: all.")
  private List<String> scenarios = new ArrayList<>();

  @Option(
      names = "--variant",
      paramLabel = "V",
      split = ",",
      description = "A kernel's name, or a file ending in .yaml; default: all.")
  private List<String> variants = new ArrayList<>();

  @Option(
      names = "--arch",
      paramLabel = "A",
      split = ",",
      description = "The hardware's rules: x86 (default), x86-lazy, riscv, arm64.")
  private List<String> archs = new ArrayList<>();

  @Option(
      names = "--without",
      paramLabel = "ID",
      split = ",",
      description = "Take a hook or guard out of each kernel.")
  private List<String> without = new ArrayList<>();

  @Option(
      names = "--with",
      paramLabel = "ID",
      split = ",",
      description = "Add a hook or guard to each kernel.")
  private List<String> with = new ArrayList<>();

  @Mixin private SearchSettings search = new SearchSettings();

  @Mixin private ModelsOption modelsOption = new ModelsOption();

  @Option(names = "--json", description = "Print JSON (docs/json.md).")
  private boolean json;

  @Option(
      names = "--save",
      paramLabel = "FILE",
      description = "Store the first run that shows something wrong, for 'lufcheck replay'.")
  private @Nullable Path save;

  @Option(names = "--quiet", description = "Print nothing; the exit code tells.")
  private boolean quiet;

  CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Models models = modelsOption.load();
    boolean judged =
        variants.isEmpty()
            && archs.isEmpty()
            && without.isEmpty()
            && with.isEmpty()
            && !search.special();
    List<Litmus> chosen = models.find(scenarios);
    Kernels kernels = Kernels.of(models, variants, without, with, archs);
    Jobs jobs = Jobs.of(models, chosen, kernels, judged);
    List<Verdict> verdicts = new Crowd(console, search).examine(jobs.all(), quiet);
    List<String> arguments = new ArrayList<>(scenarios);
    arguments.addAll(variants);
    CheckReport report = new CheckReport(jobs, verdicts, models, judged, arguments);
    boolean saved = save == null || new Storage(models).save(verdicts, scenarios, save);
    if (json) {
      Json.print(console, report.json());
    } else if (!quiet) {
      report.print(console);
    }
    if (!saved && !quiet) {
      console.err().println("lufcheck: nothing is wrong, so nothing was stored in " + save);
      console.err().flush();
    }
    return report.exitCode(console.cancellation().isCancelled());
  }
}
