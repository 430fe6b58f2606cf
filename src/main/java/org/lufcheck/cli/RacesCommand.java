package org.lufcheck.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lufcheck.cli.races.Race;
import org.lufcheck.cli.races.RaceJson;
import org.lufcheck.cli.races.RaceProgram;
import org.lufcheck.cli.races.RaceReport;
import org.lufcheck.cli.races.RaceTable;
import org.lufcheck.cli.races.Races;
import org.lufcheck.cli.races.Sightings;
import org.lufcheck.variant.text.InputException;
import org.lufcheck.verdict.text.Wrap;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lufcheck races}. */
@Command(
    name = "races",
    description = "Races LUF's lock-free and finely locked parts on this machine (docs/races.md).",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0   no right version had a forbidden outcome",
      "  1   one had",
      "  2   the command line has a mistake, or the races are not built",
      "  3   some tests did not run, and nothing worse"
    })
final class RacesCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "RACE",
      arity = "0..*",
      description = "A race's name, how it begins, or what it is about, such as O4; default: all.")
  private List<String> wanted = new ArrayList<>();

  @ArgGroup private @Nullable Pace pace;

  @Option(names = "--list", description = "Say which races there are, and run none.")
  private boolean list;

  @Option(names = "--json", description = "Print JSON (docs/json.md).")
  private boolean json;

  @Option(names = "--markdown", description = "Print the tables of docs/races.md.")
  private boolean markdown;

  @Option(
      names = "--jar",
      paramLabel = "FILE",
      description = "The races; default: what was built beside this program.")
  private @Nullable Path jar;

  /** How long to look. */
  static final class Pace {
    @Option(names = "--quick", description = "Some two seconds for each test, as in the build.")
    private boolean quick;

    @Option(names = "--thorough", description = "Some half a minute for each test.")
    private boolean thorough;

    private String word() {
      return thorough ? "thorough" : quick ? "quick" : "normal";
    }
  }

  RacesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    RaceProgram program = new RaceProgram(java, RacesJar.find(jar));
    List<Race> chosen = catalogue(program).find(wanted);
    if (list) {
      int width = chosen.stream().mapToInt(race -> race.name().length()).max().orElse(0);
      for (Race race : chosen) {
        String name = race.name() + " ".repeat(width - race.name().length() + 2);
        console.print(Wrap.words(name, race.about() + ": " + race.promise()));
      }
      return ExitCode.OK;
    }
    RaceReport report = run(program, chosen);
    print(report);
    if (report.broke()) {
      return ExitCode.VIOLATION;
    }
    if (console.cancellation().isCancelled()) {
      return ExitCode.INTERRUPTED;
    }
    return report.absent().isEmpty() ? ExitCode.OK : ExitCode.LIMIT;
  }

  private Races catalogue(RaceProgram program) {
    Races races = new Races();
    RaceProgram.Ending ending = program.run(List.of("list"), console.cancellation(), races::accept);
    if (!ending.complete() || races.all().isEmpty()) {
      String log = ending.log().isEmpty() ? "" : ": " + String.join("; ", ending.log());
      throw InputException.in("races", "the races cannot be listed" + log);
    }
    return races;
  }

  private RaceReport run(RaceProgram program, List<Race> races) {
    List<String> arguments = new ArrayList<>(List.of("run", pace == null ? "normal" : pace.word()));
    races.forEach(race -> arguments.add(race.name()));
    Sightings seen = new Sightings();
    try (RacesProgress progress = new RacesProgress(console)) {
      RaceProgram.Ending ending =
          program.run(
              arguments,
              console.cancellation(),
              message -> {
                seen.accept(message);
                progress.show(seen);
              });
      return new RaceReport(races, seen, ending.complete() ? List.of() : ending.log());
    }
  }

  private void print(RaceReport report) {
    if (json) {
      ObjectNode root = Json.of("races");
      RaceJson.put(report, root);
      Json.print(console, root);
    } else if (markdown) {
      console.print(
          RaceTable.lines(report.races(), version -> RaceTable.shown(report.seen(), version)));
      console.print(List.of(""));
      console.print(RaceTable.causes(report.races()));
      console.print(List.of(""));
      console.print(RaceTable.models(report.races()));
    } else {
      console.report(report.lines());
    }
  }
}
