package org.lufcheck.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lufcheck.sim.input.MachineLibrary;
import org.lufcheck.sim.input.Scale;
import org.lufcheck.sim.input.WorkloadLibrary;
import org.lufcheck.sim.report.JsonReport;
import org.lufcheck.sim.report.Plot;
import org.lufcheck.sim.report.Table;
import org.lufcheck.sim.report.TableText;
import org.lufcheck.sim.study.Crew;
import org.lufcheck.sim.study.EngineRunner;
import org.lufcheck.sim.study.GrainStudy;
import org.lufcheck.sim.study.GrainText;
import org.lufcheck.sim.study.PlacementStudy;
import org.lufcheck.sim.study.PlacementText;
import org.lufcheck.sim.study.Question;
import org.lufcheck.sim.study.SettingsStudy;
import org.lufcheck.sim.study.SettingsText;
import org.lufcheck.sim.study.SlidesStudy;
import org.lufcheck.sim.study.SlidesText;
import org.lufcheck.sim.study.StrategyStudy;
import org.lufcheck.sim.study.StrategyText;
import org.lufcheck.sim.study.Study;
import org.lufcheck.sim.study.StudyData;
import org.lufcheck.sim.study.StudyPlots;
import org.lufcheck.sim.study.Suite;
import org.lufcheck.variant.VariantLibrary;
import org.lufcheck.variant.text.InputException;

/** {@code lufcheck simulate --study}: simulates what a study asks, and shows what it found. */
final class Studies {
  private static final String STRATEGIES = "strategies";
  private static final String PLACEMENT = "kernel-placement";
  private static final String SLIDES = "slides";
  private static final String SETTINGS = "settings";
  private static final String GRAIN = "grain";

  /** Pages of a chunk for which the study of chunks is. */
  private static final int CHUNK = 16;

  private final SimulationOptions options;
  private final Console console;
  private final boolean json;
  private final @Nullable Path folder;

  private Studies(SimulationOptions options, Console console, boolean json, @Nullable Path folder) {
    this.options = options;
    this.console = console;
    this.json = json;
    this.folder = folder;
  }

  /** Runs a study by its name. */
  static Integer of(
      String name,
      SimulationOptions options,
      Console console,
      boolean json,
      @Nullable Path folder) {
    Studies studies = new Studies(options, console, json, folder);
    return switch (name) {
      case STRATEGIES -> studies.strategies();
      case PLACEMENT -> studies.placement();
      case SLIDES -> studies.slides();
      case SETTINGS -> studies.settings();
      case GRAIN -> studies.grain();
      default ->
          throw InputException.unknown(
              "--study", "study", name, List.of(SLIDES, STRATEGIES, PLACEMENT, SETTINGS, GRAIN));
    };
  }

  private Integer strategies() {
    VariantLibrary variants = VariantLibrary.shipped();
    StrategyStudy study =
        new StrategyStudy(
            variants.find(SimulateCommand.VANILLA),
            variants.find(SimulateCommand.SAFE),
            EngineRunner.policies(),
            EngineRunner.placements().get(0),
            options.seeds());
    StudyData data = run(study, asked(Suite::strategies));
    return show(
        STRATEGIES,
        data,
        StrategyText.tables(data),
        StrategyText.recommendation(data),
        () -> StudyPlots.strategies(data));
  }

  private Integer placement() {
    PlacementStudy study =
        new PlacementStudy(
            VariantLibrary.shipped().find(SimulateCommand.VANILLA),
            EngineRunner.policies().get(0),
            Suite.placements(),
            options.seeds());
    StudyData data = run(study, asked(Suite::placementQuestions));
    return show(
        PLACEMENT,
        data,
        PlacementText.tables(data),
        List.of(PlacementText.UNVALIDATED),
        () -> StudyPlots.placements(data));
  }

  private Integer slides() {
    VariantLibrary variants = VariantLibrary.shipped();
    SlidesStudy slides =
        new SlidesStudy(
            MachineLibrary.shipped().find(SimulationOptions.MACHINE),
            Suite.explanations(MachineLibrary.shipped()),
            WorkloadLibrary.shipped().find(SimulationOptions.WORKLOAD),
            options.scale(Scale.FULL),
            options.grain(),
            variants.find(SimulateCommand.VANILLA),
            Suite.lufs(variants),
            options.seeds());
    StudyData data = run(slides, slides.questions());
    return show(
        SLIDES,
        data,
        List.of(
            SlidesText.validation(slides, data).table(),
            SlidesText.explanations(slides, data),
            SlidesText.gains(slides, data)),
        List.of(),
        List::of);
  }

  private Integer settings() {
    VariantLibrary variants = VariantLibrary.shipped();
    SettingsStudy study =
        new SettingsStudy(
            SettingsStudy.settings(
                variants.find(SimulateCommand.VANILLA), variants.find(SimulateCommand.SAFE)),
            EngineRunner.policies().get(0),
            EngineRunner.placements().get(0),
            options.seeds());
    StudyData data = run(study, asked(Suite::settingsQuestions));
    return show(SETTINGS, data, SettingsText.tables(data), List.of(), List::of);
  }

  private Integer grain() {
    VariantLibrary variants = VariantLibrary.shipped();
    GrainStudy study =
        new GrainStudy(
            Stream.concat(
                    Stream.of(variants.find(SimulateCommand.VANILLA)),
                    Suite.lufs(variants).stream())
                .toList(),
            CHUNK,
            EngineRunner.policies().get(0),
            EngineRunner.placements().get(0),
            options.seeds());
    Question talk =
        Question.of(
            MachineLibrary.shipped().find(SimulationOptions.MACHINE).machine(),
            WorkloadLibrary.shipped().find(SimulationOptions.WORKLOAD).workload(),
            options.scale(Suite.SCALE),
            1);
    StudyData data = run(study, List.of(talk));
    return show(GRAIN, data, GrainText.tables(data), List.of(), List::of);
  }

  /** What there is to ask, of shipped machines and workloads. */
  private interface Questions {
    List<Question> of(MachineLibrary machines, WorkloadLibrary workloads, Scale scale, int grain);
  }

  private List<Question> asked(Questions questions) {
    return questions.of(
        MachineLibrary.shipped(),
        WorkloadLibrary.shipped(),
        options.scale(Suite.SCALE),
        options.grain());
  }

  /** Runs a study with as many simulations at the same time as fit; jobs are not known before. */
  private StudyData run(Study study, List<Question> questions) {
    Simulations simulations =
        new Simulations(console, options.threads(), Runtime.getRuntime().maxMemory(), json);
    return study.run(
        questions, new Crew(job -> simulations.run(List.of(job)).get(0), options.threads()));
  }

  private Integer show(
      String name,
      StudyData data,
      List<Table> tables,
      List<String> words,
      Supplier<List<Plot>> plots) {
    if (json) {
      ObjectNode node = Json.of("simulate").put("study", name);
      ArrayNode array = node.putArray("tables");
      tables.forEach(t -> array.add(JsonReport.table(t)));
      ArrayNode sentences = node.putArray("text");
      words.forEach(sentences::add);
      Json.print(console, node);
    } else {
      List<String> lines = new ArrayList<>();
      for (Table table : tables) {
        lines.addAll(TableText.plain(table));
        lines.add("");
      }
      lines.addAll(words);
      console.print(lines);
    }
    if (folder != null) {
      write(folder, name, data, plots);
    }
    return console.cancellation().isCancelled() ? ExitCode.INTERRUPTED : ExitCode.OK;
  }

  private static void write(Path folder, String name, StudyData data, Supplier<List<Plot>> plots) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(name + ".csv"), String.join("\n", data.csv()) + "\n");
      for (Plot plot : plots.get()) {
        Files.write(folder.resolve(plot.name() + ".png"), plot.png());
      }
    } catch (IOException e) {
      throw InputException.in(folder.toString(), "cannot be written: " + e.getMessage());
    }
  }
}
