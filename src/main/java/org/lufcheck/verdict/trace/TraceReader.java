package org.lufcheck.verdict.trace;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.lufcheck.variant.text.InputException;
import org.lufcheck.variant.text.SourceText;

/** Takes the fields of a stored run out of its JSON, or says which one is wrong, and where. */
record TraceReader(SourceText source, JsonNode root) {
  private static final JsonPointer TOP = JsonPointer.empty();

  /** A text of the outermost object. */
  String text(String field) {
    return text(TOP, field);
  }

  /** A number of the outermost object. */
  int number(String field) {
    return field(TOP, field, root.path(field).isInt(), "a number").intValue();
  }

  /** A list of texts of the outermost object. */
  List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    JsonNode list = field(TOP, field, root.path(field).isArray(), "a list");
    for (int i = 0; i < list.size(); i++) {
      if (!list.get(i).isTextual()) {
        throw wrong(TOP.appendProperty(field).appendIndex(i), "this is not a text", "a text");
      }
      texts.add(list.get(i).textValue());
    }
    return texts;
  }

  /** The steps. */
  List<TraceFile.Step> steps() {
    List<TraceFile.Step> steps = new ArrayList<>();
    JsonNode list = field(TOP, "steps", root.path("steps").isArray(), "a list");
    for (int i = 0; i < list.size(); i++) {
      JsonPointer at = TOP.appendProperty("steps").appendIndex(i);
      String choice = list.get(i).has("choice") ? text(at, "choice") : "";
      steps.add(new TraceFile.Step(text(at, "actor"), text(at, "step"), choice));
    }
    return steps;
  }

  /** The mistake that a field of the outermost object has another value than it should. */
  InputException error(String field, String problem, String expected) {
    return wrong(TOP.appendProperty(field), problem, expected);
  }

  private String text(JsonPointer object, String field) {
    return field(object, field, root.at(object).path(field).isTextual(), "a text").textValue();
  }

  private JsonNode field(JsonPointer object, String field, boolean right, String kind) {
    JsonNode value = root.at(object).get(field);
    if (value == null) {
      throw wrong(object, "the field \"" + field + "\" is missing", "\"" + field + "\", " + kind);
    }
    if (!right) {
      String problem = "the field \"" + field + "\" is not " + kind;
      throw wrong(object.appendProperty(field), problem, kind);
    }
    return value;
  }

  private InputException wrong(JsonPointer at, String problem, String expected) {
    return source.error(JsonPlace.of(source.text(), at), problem, expected);
  }
}
