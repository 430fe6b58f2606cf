package org.lufcheck.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.lufcheck.litmus.Expectation;
import org.lufcheck.verdict.Outlook;
import org.lufcheck.verdict.Verdict;
import org.lufcheck.verdict.findings.Report;
import org.lufcheck.verdict.json.VerdictJson;
import org.lufcheck.verdict.text.Matrix;
import org.lufcheck.verdict.text.Mutants;

/** What a check found, as text or JSON, and how the program ends because of it. */
final class CheckReport {
  private final Jobs jobs;
  private final List<Verdict> verdicts;
  private final Models models;
  private final boolean judged;
  private final List<String> arguments;

  /**
   * A report.
   *
   * @param verdicts in the order of the jobs, fewer if the user interrupted
   * @param judged whether it matters what the scenarios expect, rather than what was found
   * @param arguments the scenarios and kernels as the user named them
   */
  CheckReport(
      Jobs jobs, List<Verdict> verdicts, Models models, boolean judged, List<String> arguments) {
    this.jobs = jobs;
    this.verdicts = verdicts;
    this.models = models;
    this.judged = judged;
    this.arguments = List.copyOf(arguments);
  }

  int exitCode(boolean interrupted) {
    if (interrupted) {
      return ExitCode.INTERRUPTED;
    }
    int worst = ExitCode.OK;
    for (Verdict verdict : verdicts) {
      int code = judged ? judge(verdict) : ofVerdict(verdict);
      worst = worse(code) > worse(worst) ? code : worst;
    }
    return worst;
  }

  private static int worse(int code) {
    return switch (code) {
      case ExitCode.OK -> 0;
      case ExitCode.NOT_MODELLED -> 1;
      case ExitCode.LIMIT -> 2;
      default -> 3;
    };
  }

  private static int judge(Verdict verdict) {
    Optional<Expectation> expectation = Outlook.of(verdict.subject());
    if (expectation.isEmpty() || Outlook.met(expectation.get(), verdict)) {
      return ExitCode.OK;
    }
    return verdict instanceof Verdict.LimitReached || verdict instanceof Verdict.NotModelled
        ? ofVerdict(verdict)
        : ExitCode.VIOLATION;
  }

  private static int ofVerdict(Verdict verdict) {
    if (verdict instanceof Verdict.Ok) {
      return ExitCode.OK;
    } else if (verdict instanceof Verdict.LimitReached) {
      return ExitCode.LIMIT;
    }
    return verdict instanceof Verdict.NotModelled ? ExitCode.NOT_MODELLED : ExitCode.VIOLATION;
  }

  void print(Console console) {
    if (jobs.all().size() == 1 && verdicts.size() == 1) {
      console.report(text(verdicts.get(0)));
      return;
    }
    int inTable = Math.min(jobs.table().size(), verdicts.size());
    console.print(new Matrix(verdicts.subList(0, inTable)).lines());
    console.print(Matrix.legend());
    if (inTable < verdicts.size()) {
      console.print(List.of(""));
      console.print(Mutants.lines(verdicts.subList(inTable, verdicts.size())));
    }
    console.print(List.of("", summary()));
    for (Verdict verdict : verdicts) {
      if (!Outlook.decided(verdict)) {
        console.print(List.of("cut short: " + name(verdict) + " (" + verdict.word() + ")"));
      }
    }
    for (Verdict verdict : verdicts) {
      if (Outlook.surprising(verdict)) {
        console.print(List.of("", "unexpected: " + surprise(verdict)));
        console.report(text(verdict));
      }
    }
  }

  private String surprise(Verdict verdict) {
    String expected = Outlook.of(verdict.subject()).map(Mutants::expected).orElse("");
    return name(verdict) + ": expected " + expected + ", found " + Mutants.found(verdict);
  }

  private static String name(Verdict verdict) {
    return verdict.subject().litmus().name() + " on " + verdict.subject().kernel();
  }

  private String summary() {
    long expected = verdicts.stream().filter(v -> Outlook.of(v.subject()).isPresent()).count();
    long undecided = verdicts.stream().filter(v -> !Outlook.decided(v)).count();
    long met =
        verdicts.stream()
            .filter(v -> Outlook.of(v.subject()).map(e -> Outlook.met(e, v)).orElse(false))
            .count();
    long surprises = verdicts.stream().filter(Outlook::surprising).count();
    int missing = jobs.all().size() - verdicts.size();
    return verdicts.size()
        + " checks, "
        + expected
        + " with an expectation: "
        + met
        + " as expected, "
        + surprises
        + " not"
        + (undecided > 0 ? "; " + undecided + " cut short" : "")
        + (missing > 0 ? "; interrupted, " + missing + " not begun" : "");
  }

  /** The report of one verdict. */
  List<String> text(Verdict verdict) {
    return Report.of(verdict, models.variants(), this::spelling);
  }

  /** How the user named a scenario or kernel, if it came from a file of theirs. */
  private String spelling(String name) {
    return arguments.stream()
        .filter(
            argument -> argument.endsWith(name + ".litmus") || argument.endsWith(name + ".yaml"))
        .findFirst()
        .orElse(name);
  }

  ObjectNode json() {
    ObjectNode root = Json.of("check").put("judged", judged);
    root.put("checks", jobs.all().size()).put("finished", verdicts.size());
    root.put("unexpected", verdicts.stream().filter(Outlook::surprising).count());
    ArrayNode results = root.putArray("results");
    verdicts.forEach(verdict -> results.add(VerdictJson.of(verdict)));
    return root;
  }
}
