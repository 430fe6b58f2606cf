package org.lufcheck.verdict.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.lufcheck.kernel.oracle.Property;
import org.lufcheck.variant.text.SourceText;
import org.lufcheck.verdict.Verdict;
import org.lufcheck.verdict.story.StoryStep;

/**
 * A stored run: what it ran on and its steps by actor, name and alternative, so that it survives
 * changes of the model. The format is described in docs/json.md.
 *
 * @param scenario the scenario's name
 * @param text the scenario as it was written
 * @param variant the kernel's name or file, without what was taken out
 * @param without ids of what was taken out
 * @param with ids of what was added
 * @param arch the hardware's name
 * @param properties names of the properties that were judged in addition to the outcomes
 * @param verdict in a few words, {@code violated S2}
 * @param steps what happened
 */
public record TraceFile(
    String scenario,
    String text,
    String variant,
    List<String> without,
    List<String> with,
    String arch,
    List<String> properties,
    String verdict,
    List<Step> steps) {
  private static final String FORMAT = "lufcheck-trace";
  private static final int VERSION = 1;

  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Copies the lists. */
  public TraceFile {
    without = List.copyOf(without);
    with = List.copyOf(with);
    properties = List.copyOf(properties);
    steps = List.copyOf(steps);
  }

  /**
   * One step.
   *
   * @param actor a task's name or a CPU
   * @param name {@code function: what}
   * @param choice the alternative; empty if there is only one
   */
  public record Step(String actor, String name, String choice) {}

  /**
   * The run that a verdict shows.
   *
   * @param text the scenario as it was written
   * @throws IllegalArgumentException if the verdict shows no run
   */
  public static TraceFile of(Verdict verdict, String text) {
    List<Step> steps = new ArrayList<>();
    for (StoryStep step :
        verdict.shownBy().orElseThrow(() -> new IllegalArgumentException("no run")).steps()) {
      steps.add(new Step(step.actor(), step.name(), step.choice()));
    }
    return new TraceFile(
        verdict.subject().litmus().name(),
        text,
        verdict.subject().base().name(),
        verdict.subject().without(),
        verdict.subject().with(),
        verdict.subject().arch().name(),
        verdict.plan().properties().stream().sorted().map(Property::name).toList(),
        verdict.word() + verdict.falseClause().map(c -> " " + c.property()).orElse(""),
        steps);
  }

  /** The file's text, ending with a line feed. */
  public String json(String program) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("format", FORMAT).put("version", VERSION).put("lufcheck", program);
    root.put("scenario", scenario).put("variant", variant).put("arch", arch);
    without.forEach(root.putArray("without")::add);
    with.forEach(root.putArray("with")::add);
    properties.forEach(root.putArray("properties")::add);
    root.put("verdict", verdict);
    ArrayNode all = root.putArray("steps");
    for (Step step : steps) {
      ObjectNode node = all.addObject().put("actor", step.actor()).put("step", step.name());
      if (!step.choice().isEmpty()) {
        node.put("choice", step.choice());
      }
    }
    root.put("text", text);
    try {
      return MAPPER.writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads a stored run.
   *
   * @throws org.lufcheck.variant.text.InputException at the first mistake
   */
  public static TraceFile read(SourceText source) {
    JsonNode root;
    try {
      root = MAPPER.readTree(source.text());
    } catch (JsonProcessingException e) {
      throw source.error(JsonPlace.of(e), "this is not one JSON value: " + e.getOriginalMessage());
    }
    TraceReader in = new TraceReader(source, root);
    if (!in.text("format").equals(FORMAT)) {
      throw in.error("format", "this is not a stored run", "\"" + FORMAT + "\"");
    }
    if (in.number("version") != VERSION) {
      throw in.error(
          "version", "this program does not read version " + in.number("version"), "" + VERSION);
    }
    return new TraceFile(
        in.text("scenario"),
        in.text("text"),
        in.text("variant"),
        in.texts("without"),
        in.texts("with"),
        in.text("arch"),
        in.texts("properties"),
        in.text("verdict"),
        in.steps());
  }
}
