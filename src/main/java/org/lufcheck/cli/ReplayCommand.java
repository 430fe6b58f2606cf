package org.lufcheck.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lufcheck.kernel.Arch;
import org.lufcheck.kernel.Judge;
import org.lufcheck.kernel.KernelModel;
import org.lufcheck.kernel.oracle.Property;
import org.lufcheck.kernel.view.Change;
import org.lufcheck.kernel.view.Kind;
import org.lufcheck.litmus.Litmus;
import org.lufcheck.litmus.Quantifier;
import org.lufcheck.variant.text.InputException;
import org.lufcheck.variant.text.SourceText;
import org.lufcheck.verdict.Subject;
import org.lufcheck.verdict.json.VerdictJson;
import org.lufcheck.verdict.story.Story;
import org.lufcheck.verdict.text.ReplayText;
import org.lufcheck.verdict.trace.Replay;
import org.lufcheck.verdict.trace.TraceFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lufcheck replay}. */
@Command(
    name = "replay",
    description = "Replays a stored run step by step, on its kernel or on another.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0   the run shows nothing wrong: a step is refused, so that it does not exist",
      "      on this kernel (others may go wrong: 'lufcheck check'), or it ends well",
      "  1   the run goes wrong: a violation, a deadlock, or no progress",
      "  2   the command line or the file has a mistake"
    })
final class ReplayCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "TRACE", description = "A file written by 'lufcheck check --save'.")
  private Path file = Path.of("");

  @Option(
      names = "--variant",
      paramLabel = "V",
      description = "Another kernel, by name or file; nothing is taken out of it unless asked for.")
  private @Nullable String variant;

  @Option(
      names = "--without",
      paramLabel = "ID",
      split = ",",
      description = "Take a hook or guard out of the kernel.")
  private List<String> without = new ArrayList<>();

  @Option(
      names = "--with",
      paramLabel = "ID",
      split = ",",
      description = "Add a hook or guard to the kernel.")
  private List<String> with = new ArrayList<>();

  @Option(names = "--arch", paramLabel = "A", description = "Other rules of the hardware.")
  private @Nullable String arch;

  @Mixin private ModelsOption modelsOption = new ModelsOption();

  @Option(names = "--json", description = "Print JSON (docs/json.md).")
  private boolean json;

  ReplayCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Models models = modelsOption.load();
    TraceFile trace = TraceFile.read(SourceText.read(file));
    SourceText text = SourceText.of(file + " (scenario)", trace.text());
    Litmus litmus = Litmus.read(text, models.variants().names());
    boolean other = variant != null || !without.isEmpty() || !with.isEmpty();
    Arch hardware = Models.arch(arch == null ? trace.arch() : arch);
    Subject subject =
        new Subject(
            litmus,
            models.variants().find(variant == null ? trace.variant() : variant),
            other ? without : trace.without(),
            other ? with : trace.with(),
            hardware);
    KernelModel model = model(subject, trace);
    Replay.Result result = new Replay(model).run(trace);
    List<Change> differences =
        other ? differences(models, litmus, trace, result) : new ArrayList<>();
    boolean same = sameEnd(trace, result);
    if (json) {
      ObjectNode root = json(subject, trace, result, same);
      differences.forEach(d -> difference(root.withArray("/differences").addObject(), d));
      Json.print(console, root);
    } else {
      console.report(new ReplayText(subject.kernel(), trace, result, same, differences).lines());
    }
    return result.ending().wrong() ? ExitCode.VIOLATION : ExitCode.OK;
  }

  /** What the state before the refused step differs in from the stored run's kernel. */
  private static List<Change> differences(
      Models models, Litmus litmus, TraceFile trace, Replay.Result result) {
    Subject stored =
        new Subject(
            litmus,
            models.variants().find(trace.variant()),
            trace.without(),
            trace.with(),
            Models.arch(trace.arch()));
    int taken = result.story().steps().size();
    Story original = new Replay(model(stored, trace)).run(trace.steps()).story();
    return original.steps().size() < taken
        ? List.of()
        : result.story().after(taken).since(original.after(taken)).stream()
            .filter(change -> change.item().kind().weight() != Kind.Weight.HIDDEN)
            .toList();
  }

  private static void difference(ObjectNode node, Change change) {
    node.put("name", change.item().name()).put("here", change.item().value());
    node.put("stored", change.before());
  }

  private static KernelModel model(Subject subject, TraceFile trace) {
    return KernelModel.of(
        subject.litmus().setup(),
        subject.variant().rules(),
        subject.arch(),
        new Judge.Watch(properties(trace), subject.litmus().quantifier() != Quantifier.EXISTS));
  }

  private static Set<Property> properties(TraceFile trace) {
    Set<Property> properties = EnumSet.noneOf(Property.class);
    List<String> known = new ArrayList<>();
    for (Property property : Property.values()) {
      known.add(property.name());
      if (trace.properties().contains(property.name())) {
        properties.add(property);
      }
    }
    for (String name : trace.properties()) {
      if (!known.contains(name)) {
        throw InputException.unknown("properties", "property", name, known);
      }
    }
    return properties;
  }

  private static boolean sameEnd(TraceFile trace, Replay.Result result) {
    String property = result.clause().map(c -> " " + c.property()).orElse("");
    boolean whole = result.story().steps().size() == trace.steps().size();
    if (trace.verdict().equals(Replay.Ending.REPEATS.word())) {
      return whole && result.ending().wrong() && result.clause().isEmpty();
    }
    return whole && trace.verdict().equals(result.ending().word() + property);
  }

  private static ObjectNode json(
      Subject subject, TraceFile trace, Replay.Result result, boolean same) {
    ObjectNode root = Json.of("replay");
    root.put("scenario", trace.scenario()).put("kernel", subject.kernel());
    root.put("stored", trace.verdict()).put("steps", trace.steps().size()).put("same", same);
    root.put("ending", result.ending().word());
    result.clause().ifPresent(c -> root.put("property", c.property().name()));
    result
        .refusal()
        .ifPresent(
            r -> {
              ObjectNode refused = root.putObject("refused");
              refused.put("step", r.number()).put("actor", r.step().actor());
              refused.put("name", r.step().name()).put("choice", r.step().choice());
              refused.put("reason", r.reason()).put("instead", r.instead());
            });
    result.explanation().ifPresent(e -> root.set("explanation", VerdictJson.explanation(e)));
    root.set("run", VerdictJson.story(result.story()));
    return root;
  }
}
