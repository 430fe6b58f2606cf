package org.lufcheck.sim.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.lufcheck.sim.input.Stated;
import org.lufcheck.sim.result.Latencies;
import org.lufcheck.sim.result.SimResult;

/** Writes all numbers of a report as JSON, in base units: counts and nanoseconds. */
public final class JsonReport {
  private JsonReport() {}

  /** What was simulated and everything that was counted, without the samples over time. */
  public static ObjectNode of(Report report) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("complete", report.complete());
    root.set("inputs", inputs(report.inputs()));
    ArrayNode kernels = root.putArray("kernels");
    for (Series series : report.series()) {
      ObjectNode kernel = kernels.addObject().put("name", series.name());
      ObjectNode means = kernel.putObject("means");
      for (Metric metric : report.metrics()) {
        Estimate estimate = metric.over(series.runs());
        ObjectNode node = means.putObject(metric.id()).put("mean", estimate.mean());
        if (estimate.n() > 1) {
          node.put("half95", estimate.half());
        }
      }
      ArrayNode runs = kernel.putArray("runs");
      series.runs().forEach(run -> runs.add(run(run, report.metrics())));
    }
    ArrayNode tables = root.putArray("tables");
    report.more().forEach(table -> tables.add(table(table)));
    return root;
  }

  /** A table with its texts. */
  public static ObjectNode table(Table table) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("title", table.title());
    strings(node.putArray("header"), table.header());
    ArrayNode rows = node.putArray("rows");
    table.rows().forEach(row -> strings(rows.addArray(), row));
    strings(node.putArray("notes"), table.notes());
    return node;
  }

  private static ObjectNode inputs(Inputs inputs) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("command", inputs.command()).put("lufcheck", inputs.version());
    node.put("machine", inputs.machine().machine().name());
    node.put("workload", inputs.workload().workload().name());
    node.put("scale", inputs.scale().toString()).put("grain", inputs.grain());
    inputs.seeds().forEach(node.putArray("seeds")::add);
    stated(node.putArray("machineValues"), inputs.machine().stated());
    stated(node.putArray("workloadValues"), inputs.workload().stated());
    return node;
  }

  private static void stated(ArrayNode array, List<Stated> values) {
    for (Stated value : values) {
      ObjectNode node = array.addObject().put("key", value.key()).put("value", value.value());
      node.put("origin", value.origin().name().toLowerCase(java.util.Locale.ROOT));
      node.put("note", value.note());
    }
  }

  private static ObjectNode run(SimResult run, List<Metric> metrics) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("seed", run.run().seed()).put("variant", run.run().variant());
    node.put("policy", run.run().policy()).put("placement", run.run().placement());
    node.put("complete", run.complete());
    ObjectNode numbers = node.putObject("numbers");
    metrics.forEach(m -> numbers.put(m.id(), m.read().applyAsDouble(run)));
    ArrayNode cpus = node.putArray("receptionsByCpu");
    run.shootdowns().receivedByCpu().forEach(cpus::add);
    ArrayNode latencies = node.putArray("allocationLatency");
    for (Latencies.Bucket bucket : run.allocation().buckets()) {
      latencies.addObject().put("atMostNs", bucket.nanos()).put("count", bucket.count());
    }
    return node;
  }

  private static void strings(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }
}
