package org.lufcheck.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lufcheck.variant.text.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lufcheck list}. */
@Command(
    name = "list",
    description = "Names scenarios, variants, hooks, guards, properties and archs, one line each.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ListCommand implements Callable<Integer> {
  private static final int WIDTH = 100;

  private final Console console;

  @Parameters(
      paramLabel = "GROUP",
      arity = "0..1",
      description = "scenarios, variants, hooks, guards, properties or archs; default: all.")
  private @Nullable String group;

  @Mixin private ModelsOption modelsOption = new ModelsOption();

  @Option(names = "--json", description = "Print JSON (docs/json.md).")
  private boolean json;

  ListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Map<String, List<Catalogue.Entry>> groups = Catalogue.of(modelsOption.load());
    if (group != null) {
      if (!groups.containsKey(group)) {
        throw InputException.unknown("list", "group", group, groups.keySet());
      }
      groups.keySet().retainAll(List.of(group));
    }
    if (json) {
      Json.print(console, json(groups));
    } else {
      console.print(text(groups));
    }
    return ExitCode.OK;
  }

  private static ObjectNode json(Map<String, List<Catalogue.Entry>> groups) {
    ObjectNode root = Json.of("list");
    groups.forEach(
        (name, entries) -> {
          ArrayNode array = root.putArray(name);
          entries.forEach(e -> array.addObject().put("name", e.name()).put("line", e.line()));
        });
    return root;
  }

  private static List<String> text(Map<String, List<Catalogue.Entry>> groups) {
    List<String> lines = new ArrayList<>();
    groups.forEach(
        (name, entries) -> {
          if (!lines.isEmpty()) {
            lines.add("");
          }
          lines.add(name);
          int width = entries.stream().mapToInt(e -> e.name().length()).max().orElse(0);
          for (Catalogue.Entry entry : entries) {
            String line = "  " + entry.name() + " ".repeat(width - entry.name().length() + 2);
            line += entry.line();
            lines.add(line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…");
          }
        });
    return lines;
  }
}
