package org.lufcheck.verdict.findings;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.lufcheck.litmus.Expectation;
import org.lufcheck.variant.VariantLibrary;
import org.lufcheck.verdict.Outlook;
import org.lufcheck.verdict.Verdict;
import org.lufcheck.verdict.json.VerdictJson;

/** Findings as JSON; the same for every run, since nothing in it was measured. */
public final class FindingsJson {
  private final Findings findings;
  private final VariantLibrary variants;

  /** The JSON of some findings on the kernels of a library. */
  public FindingsJson(Findings findings, VariantLibrary variants) {
    this.findings = findings;
    this.variants = variants;
  }

  /** One object per scenario. */
  public ArrayNode array() {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    findings.all().forEach(finding -> array.add(of(finding)));
    return array;
  }

  private ObjectNode of(Finding finding) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("scenario", finding.litmus().name()).put("section", finding.section().title());
    node.put("story", finding.litmus().story()).put("source", finding.litmus().source());
    ArrayNode results = node.putArray("results");
    finding.plain().forEach(verdict -> results.add(result(verdict)));
    finding.changed().forEach(verdict -> results.add(result(verdict)));
    finding
        .shown()
        .ifPresent(
            verdict -> {
              ObjectNode shown = VerdictJson.judgement(verdict);
              VerdictJson.evidence(shown, verdict);
              node.set("shown", shown);
            });
    finding
        .closing()
        .ifPresent(
            change ->
                node.putObject("closedBy")
                    .put("change", change.what())
                    .put("id", change.id())
                    .put("reason", Repairs.reason(change.id(), variants)));
    return node;
  }

  private static ObjectNode result(Verdict verdict) {
    ObjectNode node = VerdictJson.judgement(verdict);
    String reason = Outlook.of(verdict.subject()).map(Expectation::reason).orElse("");
    if (!reason.isEmpty()) {
      node.put("reason", reason);
    }
    return node;
  }
}
