package org.lufcheck.pathfinder;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.lufcheck.concurrent.record.Entry;

/** Rows as JSON. */
public final class ReportJson {
  private ReportJson() {}

  /** Adds one object for the row. */
  public static void add(ArrayNode rows, Row row) {
    ObjectNode node = rows.addObject();
    node.put("program", row.program().name()).put("hazard", row.program().hazard());
    node.put("asExpected", row.standing() == Row.Standing.AS_EXPECTED);
    answer(node.putObject("answer"), row.answer(), row.verdict());
    ObjectNode twin = node.putObject("twin");
    twin.put("without", row.program().seed()).put("expected", row.program().property());
    answer(twin, row.twin(), row.twinVerdict());
  }

  private static void answer(ObjectNode node, Answer answer, String verdict) {
    node.put("verdict", verdict);
    node.put("states", answer.effort().states());
    node.put("milliseconds", answer.effort().milliseconds());
    if (answer instanceof Answer.Violated violated) {
      node.put("property", violated.property()).put("message", violated.message());
      ArrayNode steps = node.putArray("run");
      for (Entry step : violated.run()) {
        ObjectNode one = steps.addObject().put("actor", step.actor()).put("step", step.step());
        one.put("choice", step.choice());
        if (step.value() >= 0) {
          one.put("value", step.value());
        }
      }
    }
  }
}
