package org.lufcheck.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON output of commands. */
final class Json {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private Json() {}

  /** An object that says which command and version of the program it comes from. */
  static ObjectNode of(String command) {
    return MAPPER.createObjectNode().put("command", command).put("lufcheck", Version.number());
  }

  /** Prints it. */
  static void print(Console console, ObjectNode node) {
    try {
      console.out().println(MAPPER.writeValueAsString(node));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    console.out().flush();
  }
}
