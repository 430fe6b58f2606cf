package org.lufcheck.jcstress.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.List;
import org.openjdk.jcstress.infra.StateCase;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.GradingResult;
import org.openjdk.jcstress.infra.runners.TestConfig;
import org.openjdk.jcstress.infra.runners.TestList;

/** What is told, one object a line. Thread-safe. */
final class Messages {
  private static final int MESSAGE_LINES = 20;

  private final ObjectMapper mapper = new ObjectMapper();
  private final PrintStream out;

  Messages(PrintStream out) {
    this.out = out;
  }

  /** {@code race}: a file and its tests. */
  void race(Catalogue.Entry entry) {
    ObjectNode node = event("race").put("name", entry.name()).put("about", entry.race().about());
    node.put("promise", entry.race().promise()).put("model", entry.race().model());
    node.put("violates", entry.race().violates()).put("unlike", entry.race().unlike());
    ArrayNode tests = node.putArray("tests");
    for (Catalogue.Version version : entry.tests()) {
      ObjectNode test = tests.addObject().put("test", version.test()).put("name", version.name());
      version
          .cause()
          .ifPresent(c -> test.put("cause", c.label()).put("explanation", c.explanation()));
      ArrayNode outcomes = test.putArray("outcomes");
      for (StateCase outcome : TestList.getInfo(version.test()).cases()) {
        outcomes
            .addObject()
            .put("id", outcome.matchPattern())
            .put("expect", outcome.expect().name())
            .put("meaning", outcome.description());
      }
    }
    tell(node);
  }

  /** {@code planned}: what is going to be run, once for each virtual machine. */
  void planned(List<TestConfig> configurations) {
    ObjectNode node = event("planned").put("runs", configurations.size());
    ArrayNode tests = node.putArray("tests");
    configurations.stream().map(c -> c.name).distinct().sorted().forEach(tests::add);
    tell(node);
  }

  /** {@code result}: what one virtual machine has seen. */
  void result(TestResult result) {
    ObjectNode node = event("result").put("test", result.getName());
    node.put("status", result.status().name());
    ArrayNode outcomes = node.putArray("outcomes");
    for (GradingResult outcome : result.grading().gradingResults.values()) {
      outcomes
          .addObject()
          .put("id", outcome.id)
          .put("expect", outcome.expect.name())
          .put("meaning", outcome.description)
          .put("count", outcome.count);
    }
    ArrayNode messages = node.putArray("messages");
    result.getMessages().stream().limit(MESSAGE_LINES).forEach(messages::add);
    result.getVmErr().stream().limit(MESSAGE_LINES).forEach(messages::add);
    tell(node);
  }

  /** {@code finished}: everything was run. */
  void finished() {
    tell(event("finished"));
  }

  private ObjectNode event(String name) {
    return mapper.createObjectNode().put("event", name);
  }

  private synchronized void tell(ObjectNode node) {
    try {
      out.println(mapper.writeValueAsString(node));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    out.flush();
  }
}
