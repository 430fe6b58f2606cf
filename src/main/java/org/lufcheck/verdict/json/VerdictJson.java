package org.lufcheck.verdict.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.lufcheck.kernel.oracle.Property;
import org.lufcheck.kernel.view.Change;
import org.lufcheck.kernel.view.Kind;
import org.lufcheck.kernel.view.Outside;
import org.lufcheck.litmus.Expectation;
import org.lufcheck.verdict.Outlook;
import org.lufcheck.verdict.Verdict;
import org.lufcheck.verdict.explain.Because;
import org.lufcheck.verdict.explain.Explanation;
import org.lufcheck.verdict.story.Story;
import org.lufcheck.verdict.story.StoryStep;

/** Renders verdicts and stories as JSON values. */
public final class VerdictJson {
  private VerdictJson() {}

  /** A verdict with what the search did, and its run. */
  public static ObjectNode of(Verdict verdict) {
    ObjectNode node = judgement(verdict);
    effort(node, verdict);
    evidence(node, verdict);
    return node;
  }

  /** What was found, and what was expected. */
  public static ObjectNode judgement(Verdict verdict) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("scenario", verdict.subject().litmus().name());
    node.put("kernel", verdict.subject().kernel());
    node.put("arch", verdict.subject().arch().name());
    node.put("verdict", verdict.word());
    verdict
        .falseClause()
        .ifPresent(
            clause -> {
              node.put("property", clause.property().name());
              node.put("clause", clause.name());
              node.put("meaning", clause.text());
            });
    Outlook.of(verdict.subject()).ifPresent(e -> expectation(node, e, verdict));
    return node;
  }

  /** Adds what goes with a verdict's kind, and its run. */
  public static void evidence(ObjectNode node, Verdict verdict) {
    details(node, verdict);
    verdict.shownBy().ifPresent(story -> node.set("run", story(story)));
  }

  private static void expectation(ObjectNode node, Expectation expectation, Verdict verdict) {
    ObjectNode expected = node.putObject("expected");
    expected.put("result", expectation.result().word());
    strings(expected.putArray("properties"), expectation.properties());
    expected.put("met", Outlook.met(expectation, verdict));
  }

  private static void effort(ObjectNode node, Verdict verdict) {
    ObjectNode search = node.putObject("search");
    search.put("method", verdict.plan().method().name().toLowerCase(Locale.ROOT));
    search.put("reduced", verdict.plan().search().reduce());
    search.put("states", verdict.stats().states());
    search.put("transitions", verdict.stats().transitions());
    search.put("levels", verdict.stats().depth());
    search.put("milliseconds", verdict.stats().duration().toMillis());
    search.put("stepsTaken", verdict.coverage().taken());
    search.put("steps", verdict.coverage().all());
    strings(search.putArray("stepsNeverTaken"), verdict.coverage().never());
    List<String> idle = verdict.coverage().idle().stream().map(Property::name).toList();
    strings(search.putArray("propertiesIdle"), idle);
  }

  private static void details(ObjectNode node, Verdict verdict) {
    if (verdict instanceof Verdict.Violated violated) {
      node.set("explanation", explanation(violated.explanation()));
    } else if (verdict instanceof Verdict.Deadlocked deadlocked) {
      strings(node.putArray("stuck"), deadlocked.stuck());
    } else if (verdict instanceof Verdict.NoProgress none) {
      node.put("obligation", none.obligation());
    } else if (verdict instanceof Verdict.LimitReached limit) {
      node.put("bound", limit.bound().name().toLowerCase(Locale.ROOT));
      node.put("coveredDepth", limit.depth()).put("frontier", limit.frontier());
      node.put("moreBytes", limit.moreBytes());
    } else if (verdict instanceof Verdict.Interrupted stopped) {
      node.put("coveredDepth", stopped.depth()).put("frontier", stopped.frontier());
    } else if (verdict instanceof Verdict.NotModelled not) {
      node.put("reason", not.reason());
      strings(node.putArray("outside"), Outside.topics());
    } else if (verdict instanceof Verdict.Ok ok) {
      ok.witness()
          .ifPresent(
              w -> {
                ObjectNode exists = node.putObject("exists");
                exists.put("condition", w.condition()).put("found", w.found());
                if (w.found()) {
                  exists.set("run", story(w.story()));
                }
              });
      strings(node.putArray("outside"), Outside.topics());
    }
  }

  /** The reasons of a violation. */
  public static ObjectNode explanation(Explanation explanation) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("title", explanation.title()).put("false", explanation.falsehood());
    links(node.putArray("because"), explanation.because());
    links(node.putArray("causes"), explanation.causes());
    return node;
  }

  private static void links(ArrayNode array, List<Because> links) {
    links.forEach(link -> array.addObject().put("step", link.step()).put("text", link.text()));
  }

  /** A run with all its steps. */
  public static ObjectNode story(Story story) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("length", story.steps().size()).put("switches", story.switches());
    if (story.loopStart() >= 0) {
      node.put("repeatsAfter", story.loopStart());
    }
    ArrayNode steps = node.putArray("steps");
    for (StoryStep step : story.steps()) {
      ObjectNode one = steps.addObject();
      one.put("number", step.number()).put("actor", step.actor()).put("cpu", step.cpu());
      one.put("call", step.call()).put("function", step.function()).put("what", step.what());
      one.put("where", step.where()).put("depth", step.depth()).put("choice", step.choice());
      one.put("note", step.note()).put("result", step.result());
      ArrayNode changes = one.putArray("changes");
      for (Change change : story.changes(step.number(), step.number())) {
        if (change.item().kind().weight() != Kind.Weight.HIDDEN) {
          changes.add(change.phrase());
        }
      }
    }
    return node;
  }

  private static void strings(ArrayNode array, List<String> values) {
    values.forEach(array::add);
  }
}
