package org.lufcheck.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.oracle.Clause;
import org.lufcheck.kernel.oracle.Property;
import org.lufcheck.litmus.Litmus;
import org.lufcheck.variant.Variant;
import org.lufcheck.variant.VariantIds;
import org.lufcheck.variant.text.InputException;
import org.lufcheck.verdict.text.Paragraph;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lufcheck explain}. */
@Command(
    name = "explain",
    description = "Says what a property, hook or guard is, and which scenarios are about it.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ExplainCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "NAME", description = "A property, hook or guard, such as S2 or H4.")
  private String name = "";

  @Mixin private ModelsOption modelsOption = new ModelsOption();

  @Option(names = "--json", description = "Print JSON (docs/json.md).")
  private boolean json;

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Models models = modelsOption.load();
    Map<String, List<String>> facts = facts(models);
    if (json) {
      ObjectNode root = Json.of("explain").put("name", name);
      facts.forEach((fact, values) -> values.forEach(root.withArray("/" + fact)::add));
      Json.print(console, root);
      return ExitCode.OK;
    }
    List<String> lines = new ArrayList<>();
    lines.add(name);
    facts.forEach(
        (fact, values) ->
            lines.addAll(
                Paragraph.lines(
                    "  " + fact + " ".repeat(Math.max(1, 12 - fact.length())),
                    String.join("; ", values))));
    console.print(lines);
    return ExitCode.OK;
  }

  private Map<String, List<String>> facts(Models models) {
    for (Property property : Property.values()) {
      if (property.name().equals(name) && !VariantIds.all().contains(name)) {
        return property(property, models);
      }
    }
    Map<String, List<String>> facts = new LinkedHashMap<>();
    VariantIds.hook(name).ifPresent(hook -> hook(hook, facts));
    VariantIds.guard(name).ifPresent(guard -> guard(guard, facts));
    if (facts.isEmpty()) {
      List<String> known = new ArrayList<>(VariantIds.all());
      Stream.of(Property.values()).map(Property::name).forEach(known::add);
      throw InputException.unknown("explain", "property, hook or guard", name, known);
    }
    facts.put(
        "in",
        models.variants().all().stream().filter(v -> v.has(name)).map(Variant::name).toList());
    facts.put("scenarios", scenariosWithout(models));
    VariantIds.hook(name).ifPresent(hook -> facts.put("before", before(models, hook)));
    reasons(models, facts);
    facts.values().removeIf(List::isEmpty);
    return facts;
  }

  private static void hook(Hook hook, Map<String, List<String>> facts) {
    facts.put("hook", List.of(hook.function() + " (" + hook.file() + ")"));
    facts.put("meaning", List.of(hook.meaning()));
    facts.put("source", List.of(hook.source()));
    property(hook.name(), facts);
  }

  private static void property(String name, Map<String, List<String>> facts) {
    for (Property property : Property.values()) {
      if (property.name().equals(name)) {
        facts.put("property", List.of(property.title() + ": " + property.meaning()));
      }
    }
  }

  private static void guard(Guard guard, Map<String, List<String>> facts) {
    facts.put("guard", List.of(guard.id()));
    facts.put("meaning", List.of(guard.meaning()));
    facts.put("source", List.of(guard.source()));
  }

  private static Map<String, List<String>> property(Property property, Models models) {
    Map<String, List<String>> facts = new LinkedHashMap<>();
    facts.put("property", List.of(property.title()));
    facts.put("meaning", List.of(property.meaning()));
    facts.put("kind", List.of(property.kind().name().toLowerCase(Locale.ROOT)));
    facts.put(
        "violated if",
        Stream.of(Clause.values())
            .filter(c -> c.property() == property)
            .map(Clause::text)
            .toList());
    List<String> scenarios = new ArrayList<>();
    for (Litmus litmus : models.scenarios().all()) {
      litmus.expectations().stream()
          .filter(e -> e.properties().contains(property.name()))
          .findFirst()
          .ifPresent(e -> scenarios.add(litmus.name() + " (" + e.kernel() + ")"));
    }
    facts.put("scenarios", scenarios);
    facts.values().removeIf(List::isEmpty);
    return facts;
  }

  private List<String> scenariosWithout(Models models) {
    List<String> scenarios = new ArrayList<>();
    for (Litmus litmus : models.scenarios().all()) {
      litmus.expectations().stream()
          .filter(e -> e.without().contains(name) || e.with().contains(name))
          .map(e -> litmus.name() + ": " + e.kernel() + " " + e.result().word())
          .forEach(scenarios::add);
    }
    return scenarios;
  }

  private static List<String> before(Models models, Hook hook) {
    return models.variants().all().stream()
        .filter(v -> v.rules().hasBefore(hook))
        .map(v -> v.name() + " flushes before the change")
        .toList();
  }

  private void reasons(Models models, Map<String, List<String>> facts) {
    List<String> reasons = new ArrayList<>();
    for (Variant variant : models.variants().all()) {
      String reason = variant.reasons().get(name);
      if (reason != null) {
        reasons.add(variant.name() + ": " + reason);
      }
    }
    facts.put("why", reasons);
  }
}
