package org.lufcheck.verdict.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.lufcheck.litmus.Expectation;
import org.lufcheck.variant.VariantLibrary;
import org.lufcheck.verdict.Outlook;
import org.lufcheck.verdict.Verdict;
import org.lufcheck.verdict.text.Mutants;

/** Findings as a Markdown document. */
public final class FindingsText {
  private final Findings findings;
  private final VariantLibrary variants;

  /** The document of some findings on the kernels of a library. */
  public FindingsText(Findings findings, VariantLibrary variants) {
    this.findings = findings;
    this.variants = variants;
  }

  /** The lines, without line feeds. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("# Findings");
    lines.add("");
    lines.add("Printed by `lufcheck findings`. Each scenario of `models/litmus` is here with its");
    lines.add(
        "story, what was found on each kernel, a shortest run that shows what goes wrong, and");
    lines.add("what puts it right.");
    lines.add("");
    lines.add("The run is that of the last kernel, in the order of the table, that goes wrong:");
    lines.add("the one with the fewest other mistakes. For what a hook or guard is for, it is the");
    lines.add("run of a kernel without it. *Closed by* names a single change that alone puts that");
    lines.add("kernel right in this scenario, which a further check found.");
    lines.add("");
    for (Section section : Section.values()) {
      contents(section, lines);
    }
    for (Section section : Section.values()) {
      List<Finding> inside = in(section);
      if (!inside.isEmpty()) {
        lines.add("");
        lines.add("## " + section.title());
        inside.forEach(finding -> describe(finding, lines));
      }
    }
    return lines;
  }

  private List<Finding> in(Section section) {
    return findings.all().stream().filter(f -> f.section() == section).toList();
  }

  private void contents(Section section, List<String> lines) {
    String links =
        in(section).stream()
            .map(f -> "[" + f.litmus().name() + "](#" + anchor(f.litmus().name()) + ")")
            .collect(Collectors.joining(", "));
    if (!links.isEmpty()) {
      lines.add("- " + section.title() + ": " + links);
    }
  }

  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT);
  }

  private void describe(Finding finding, List<String> lines) {
    lines.add("");
    lines.add("### " + finding.litmus().name());
    lines.add("");
    lines.addAll(finding.litmus().story().lines().map(FindingsText::markdown).toList());
    if (!finding.litmus().source().isEmpty()) {
      lines.add("");
      lines.add("Source: " + markdown(finding.litmus().source()));
    }
    lines.add("");
    table(finding, lines);
    finding.shown().ifPresent(verdict -> run(finding, verdict, lines));
  }

  private void table(Finding finding, List<String> lines) {
    lines.add("| kernel | found | |");
    lines.add("|---|---|---|");
    List<Verdict> all = new ArrayList<>(finding.plain());
    all.addAll(finding.changed());
    for (Verdict verdict : all) {
      var expectation = Outlook.of(verdict.subject());
      boolean met = expectation.map(e -> Outlook.met(e, verdict)).orElse(true);
      String reason = expectation.map(Expectation::reason).orElse("");
      lines.add(
          "| %s | %s | %s |"
              .formatted(
                  verdict.subject().kernel(),
                  Mutants.found(verdict) + (met ? "" : ", **unexpected**"),
                  markdown(reason)));
    }
  }

  private void run(Finding finding, Verdict verdict, List<String> lines) {
    lines.add("");
    lines.add("```");
    lines.addAll(Report.of(verdict, variants));
    lines.add("```");
    finding
        .closing()
        .ifPresent(
            change -> {
              lines.add("");
              lines.add(
                  "Closed by **"
                      + change.what()
                      + "**: "
                      + markdown(Repairs.reason(change.id(), variants))
                      + ".");
            });
  }

  /** Text with characters that Markdown would take for marks. */
  private static String markdown(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;").replace("_", "\\_").replace("*", "\\*");
  }
}
