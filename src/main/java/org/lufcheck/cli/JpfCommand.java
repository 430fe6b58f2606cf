package org.lufcheck.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.lufcheck.concurrent.Program;
import org.lufcheck.concurrent.explore.Limits;
import org.lufcheck.pathfinder.Explorer;
import org.lufcheck.pathfinder.JpfHome;
import org.lufcheck.pathfinder.JpfJdk;
import org.lufcheck.pathfinder.OwnExplorer;
import org.lufcheck.pathfinder.Pathfinder;
import org.lufcheck.pathfinder.ReportJson;
import org.lufcheck.pathfinder.ReportText;
import org.lufcheck.pathfinder.Row;
import org.lufcheck.programs.Programs;
import org.lufcheck.variant.text.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lufcheck jpf}. */
@Command(
    name = "jpf",
    description = {
      "Explores all interleavings of small programs, about one hazard each.",
      "Each has twins with a seeded bug. Explored by Java PathFinder; where that is not installed, by",
      "lufcheck's own explorer (docs/jpf.md)."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0   no program is wrong, and every twin is caught",
      "  1   a program is wrong, or a twin is not caught",
      "  2   the command line has a mistake, or JPF cannot be used",
      "  3   not everything was seen, and nothing worse"
    })
final class JpfCommand implements Callable<Integer> {
  private static final List<String> HOW_TO_INSTALL =
      List.of(
          "To install it: build branch "
              + JpfJdk.BRANCH
              + " of github.com/javapathfinder/jpf-core with JDK "
              + JpfJdk.FEATURE
              + ", and name",
          "its folder with --jpf-home, JPF_HOME, or the key jpf-core of ~/.jpf/site.properties.",
          "",
          "The same programs in lufcheck's own explorer, which counts schedules, not states:",
          "");

  private final Console console;

  @Parameters(
      paramLabel = "PROGRAM",
      arity = "0..*",
      description = "A program's name or its beginning; default: all.")
  private List<String> names = new ArrayList<>();

  @Option(names = "--jpf-home", paramLabel = "DIR", description = "The folder of a built jpf-core.")
  private @Nullable Path jpfHome;

  @Option(
      names = "--jdk",
      paramLabel = "DIR",
      description = "The JDK 17 that runs JPF; default: the one that runs lufcheck.")
  private @Nullable Path jdk;

  @Option(
      names = "--own",
      description = "Use lufcheck's own explorer, whether JPF is installed or not.")
  private boolean own;

  @Option(
      names = "--max-time",
      paramLabel = "T",
      converter = Quantities.Time.class,
      description = "Stop each exploration after this time, 90s or 5m; default: ${DEFAULT-VALUE}.")
  private Duration limit = Duration.ofMinutes(5);

  @Option(
      names = "--runs",
      description = "Show the run that catches each twin; of a wrong program it is always shown.")
  private boolean runs;

  @Option(names = "--markdown", description = "Print the table of docs/jpf.md.")
  private boolean markdown;

  @Option(names = "--json", description = "Print JSON (docs/json.md).")
  private boolean json;

  JpfCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<Program> programs = Programs.named(names);
    Optional<JpfHome> home = own ? Optional.empty() : JpfPlaces.surroundings().find(jpfHome);
    if (home.isEmpty()) {
      return explore(programs, new OwnExplorer(Limits.complete(limit)));
    }
    try (Pathfinder pathfinder =
        new Pathfinder(home.get(), jdk(), classes(), limit, console.cancellation())) {
      return explore(programs, pathfinder);
    }
  }

  private JpfJdk jdk() {
    return jdk == null
        ? JpfJdk.at(Path.of(System.getProperty("java.home", "")), "java.home")
        : JpfJdk.at(jdk.toAbsolutePath(), "--jdk");
  }

  /** What the programs load: this program, and the annotations that JPF looks up. */
  private static List<Path> classes() {
    return Stream.of(Programs.class, NullMarked.class).map(JpfCommand::origin).distinct().toList();
  }

  private static Path origin(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw InputException.in("lufcheck", "does not know where it is: " + e.getMessage());
    }
  }

  private int explore(List<Program> programs, Explorer explorer) {
    boolean skipped = !own && explorer instanceof OwnExplorer;
    boolean table = !json && !markdown;
    if (table && skipped) {
      programs.forEach(p -> console.print(List.of(p.name() + ": skipped: JPF not installed")));
      console.print(HOW_TO_INSTALL);
    }
    if (table) {
      console.print(List.of(ReportText.heading()));
    }
    List<Row> rows = new ArrayList<>();
    for (Program program : programs) {
      if (console.cancellation().isCancelled()) {
        break;
      }
      Row row = new Row(program, explorer.explore(program, false), explorer.explore(program, true));
      rows.add(row);
      if (table) {
        console.print(List.of(ReportText.row(row)));
      }
    }
    report(rows, programs.size(), explorer, skipped);
    return exitCode(rows);
  }

  private void report(List<Row> rows, int all, Explorer explorer, boolean skipped) {
    if (json) {
      Json.print(console, json(rows, explorer, skipped));
    } else if (markdown) {
      console.print(ReportText.markdown(rows, explorer.name()));
    } else {
      console.print(List.of(ReportText.summary(rows, all, explorer.name())));
      rows.forEach(this::showRuns);
    }
  }

  private void showRuns(Row row) {
    List<String> wrong = ReportText.run(row.program(), false, row.answer());
    List<String> caught = ReportText.run(row.program(), true, row.twin());
    show(wrong);
    if (runs || row.standing() == Row.Standing.WRONG) {
      show(caught);
    }
  }

  private void show(List<String> lines) {
    if (!lines.isEmpty()) {
      console.print(List.of(""));
      console.report(lines);
    }
  }

  private static ObjectNode json(List<Row> rows, Explorer explorer, boolean skipped) {
    ObjectNode root = Json.of("jpf");
    root.put("explorer", explorer.name()).put("jpfInstalled", !skipped);
    ArrayNode programs = root.putArray("programs");
    rows.forEach(row -> ReportJson.add(programs, row));
    return root;
  }

  private int exitCode(List<Row> rows) {
    if (console.cancellation().isCancelled()) {
      return ExitCode.INTERRUPTED;
    }
    if (rows.stream().anyMatch(r -> r.standing() == Row.Standing.WRONG)) {
      return ExitCode.VIOLATION;
    }
    return rows.stream().allMatch(r -> r.standing() == Row.Standing.AS_EXPECTED)
        ? ExitCode.OK
        : ExitCode.LIMIT;
  }
}
