package org.lufcheck.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.lufcheck.verdict.findings.Findings;
import org.lufcheck.verdict.findings.FindingsJson;
import org.lufcheck.verdict.findings.FindingsText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lufcheck findings}. */
@Command(
    name = "findings",
    description = "Checks everything and prints docs/findings.md, or the same as JSON.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0   the findings were printed, whatever they say",
      "  2   the command line or a file has a mistake",
      "  130 it was interrupted, and nothing was printed"
    })
final class FindingsCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private SearchSettings search = new SearchSettings();

  @Mixin private ModelsOption modelsOption = new ModelsOption();

  @Option(names = "--json", description = "Print JSON (docs/json.md).")
  private boolean json;

  FindingsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Models models = modelsOption.load();
    Crowd crowd = new Crowd(console, search);
    Findings findings =
        Findings.of(
            models.scenarios(), models.variants(), subjects -> crowd.examine(subjects, false));
    if (console.cancellation().isCancelled()) {
      return ExitCode.INTERRUPTED;
    }
    if (json) {
      ObjectNode root = Json.of("findings");
      root.set("findings", new FindingsJson(findings, models.variants()).array());
      Json.print(console, root);
    } else {
      console.print(new FindingsText(findings, models.variants()).lines());
    }
    return ExitCode.OK;
  }
}
