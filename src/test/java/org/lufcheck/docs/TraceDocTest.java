package org.lufcheck.docs;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lufcheck.kernel.Arch;
import org.lufcheck.kernel.oracle.Property;
import org.lufcheck.verdict.Plan;
import org.lufcheck.verdict.Subject;
import org.lufcheck.verdict.findings.Report;

/** Holds docs/reading-a-trace.md to what the program prints. */
final class TraceDocTest {
  @Test
  void showsTheProgramsOutput() throws IOException {
    Document.of("docs/reading-a-trace.md")
        .withOutput("violation", report("R4-write-after-reclaim", "luf-v12", List.of(), Set.of()))
        .withOutput(
            "deadlock",
            report("G-irqs-off", "luf-v12-intended", List.of("atomic-context"), Set.of()))
        .withOutput("ok", report("R4-write-after-reclaim", "luf-repaired", List.of(), Set.of()))
        .withOutput(
            "window", report("R4-write-after-reclaim", "vanilla", List.of(), Set.of(Property.V1)))
        .isWhatTheFileSays();
  }

  private static List<String> report(
      String scenario, String kernel, List<String> without, Set<Property> properties) {
    Subject subject =
        new Subject(
            Survey.SCENARIOS.find(scenario),
            Survey.VARIANTS.get(kernel),
            without,
            List.of(),
            Arch.X86);
    Plan plan = Survey.plan().watching(properties);
    return Report.of(Survey.examine(subject, plan), Survey.VARIANTS);
  }
}
