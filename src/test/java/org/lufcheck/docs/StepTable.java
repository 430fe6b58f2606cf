package org.lufcheck.docs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lufcheck.kernel.Arch;
import org.lufcheck.kernel.Judge;
import org.lufcheck.kernel.KernelModel;
import org.lufcheck.kernel.program.Step;
import org.lufcheck.kernel.state.Vars;
import org.lufcheck.litmus.Litmus;
import org.lufcheck.litmus.LitmusLibrary;
import org.lufcheck.variant.Variant;
import org.lufcheck.variant.VariantLibrary;

/** All atomic steps of all shipped scenarios on all shipped kernels, by kernel file. */
final class StepTable {
  private static final String OUTSIDE = "user and hardware";
  private static final String BACKGROUND = "(background thread)";
  private static final Pattern VALUES =
      Pattern.compile("(?<=^copy |^write |:= |[^<>!]= )\\d+(?= into| to disk|$)");
  private static final Pattern FLAG = Pattern.compile("^\\w+ (:?=) …$");
  private static final Comparator<String> BY_TREE =
      Comparator.comparing((String file) -> file.equals(OUTSIDE) ? 0 : 1)
          .thenComparing(Comparator.naturalOrder());

  private final Map<String, Map<String, Row>> files = new TreeMap<>(BY_TREE);

  private record Row(Set<String> patches, Set<String> steps) {}

  /** The table of what is shipped. */
  static StepTable shipped() {
    VariantLibrary variants = VariantLibrary.shipped();
    StepTable table = new StepTable();
    for (Litmus litmus : LitmusLibrary.shipped(variants).all()) {
      for (Variant variant : variants.all()) {
        for (Arch arch : List.of(Arch.X86, Arch.ARM64)) {
          table.add(KernelModel.of(litmus.setup(), variant.rules(), arch, Judge.Watch.outcomes()));
        }
      }
    }
    return table;
  }

  private void add(KernelModel model) {
    List<String> names = names(model.vars());
    for (int actor = 0; actor < model.actors(); actor++) {
      for (Step step : model.steps(actor)) {
        add(step, names);
      }
    }
  }

  private void add(Step step, List<String> names) {
    boolean background = names.contains(step.function());
    List<String> where = List.of(step.where().split(", ", 2));
    boolean outside = where.get(0).isEmpty() || background;
    Row row =
        files
            .computeIfAbsent(outside ? OUTSIDE : where.get(0), file -> new LinkedHashMap<>())
            .computeIfAbsent(
                background ? BACKGROUND : step.function(),
                function -> new Row(new LinkedHashSet<>(), new LinkedHashSet<>()));
    if (where.size() > 1 && !outside) {
      row.patches.addAll(List.of(where.get(1).split(", ")));
    }
    boolean flag = step.function().equals("load-acquire");
    row.steps.add(flag ? "…" : anonymous(step.what(), names));
  }

  /** What a scenario calls its things, longest first. */
  private static List<String> names(Vars v) {
    List<String> names = new ArrayList<>();
    v.shape.pages().forEach(page -> names.add(page.name()));
    v.setup.slots().forEach(slot -> names.add(v.setup.mms().get(slot.mm()) + "." + slot.va()));
    v.setup.slots().forEach(slot -> names.add(slot.va()));
    v.setup.tasks().forEach(task -> names.add(task.name()));
    names.addAll(v.setup.mms());
    return names.stream()
        .distinct()
        .sorted(Comparator.comparing(String::length).reversed().thenComparing(String::toString))
        .toList();
  }

  private static String anonymous(String text, List<String> names) {
    String shown = VALUES.matcher(text).replaceAll("…");
    for (String name : names) {
      shown = shown.replaceAll("(?<![\\w.])" + Pattern.quote(name) + "(?![\\w.\\[])", "…");
    }
    return FLAG.matcher(shown).replaceAll("… $1 …");
  }

  /** The lines of a Markdown table. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("| where | function | atomic steps | patches |");
    lines.add("|---|---|---|---|");
    files.forEach(
        (file, functions) ->
            functions.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> lines.add(line(file, entry.getKey(), entry.getValue()))));
    return lines;
  }

  private static String line(String file, String function, Row row) {
    String steps =
        String.join(
            " · ", row.steps.stream().map(step -> step.isEmpty() ? "(one step)" : step).toList());
    String patches = String.join(", ", row.patches.stream().sorted().toList());
    return Stream.of(file, "`" + function + "`", steps, patches)
        .map(cell -> cell.replace("|", "\\|"))
        .reduce("|", (line, cell) -> line + " " + cell + " |");
  }
}
