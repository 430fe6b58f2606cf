package org.lufcheck.pathfinder;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lufcheck.concurrent.record.Journal;
import org.lufcheck.pathfinder.Answer.Effort;

/** Reads what the driver wrote: on each line a word, a blank, and its value. */
final class DriverFile {
  private static final String FINISHED = "finished";
  private static final String UNCAUGHT = "NoUncaughtExceptionsProperty";
  private static final String DEADLOCK = "NotDeadlockedProperty";
  private static final String ASSERTION = "java.lang.AssertionError: ";

  private final Map<String, String> facts = new HashMap<>();
  private final Journal journal = new Journal();

  private DriverFile() {}

  /** What the lines say; a file that breaks off says that the explorer failed. */
  static Answer read(List<String> lines) {
    DriverFile file = new DriverFile();
    lines.forEach(file::line);
    return file.answer();
  }

  private void line(String line) {
    int blank = line.indexOf(' ');
    String word = blank < 0 ? line : line.substring(0, blank);
    String value = blank < 0 ? "" : unescape(line.substring(blank + 1));
    if (word.equals("step")) {
      step(value.split("\t", -1));
    } else {
      facts.put(word, value);
    }
  }

  /** A call of {@code Primitives.begin} or {@code end}: which of them, and its arguments. */
  private void step(String[] call) {
    if (call.length == 2) {
      journal.begin(call[1]);
    } else {
      journal.end(call[1], call[2], call[3], Integer.parseInt(call[4]));
    }
  }

  private Answer answer() {
    if (!facts.containsKey(FINISHED)) {
      return new Answer.Failed(Effort.NONE, "JPF did not finish");
    }
    Effort effort = new Effort(number("states"), number("milliseconds"));
    if (facts.containsKey("property")) {
      return violated(effort);
    }
    if (number("constraints") != 0) {
      return new Answer.Limited(effort, facts.getOrDefault("constraint", "a limit of JPF's"));
    }
    if (number("endStates") <= 0) {
      return new Answer.Failed(effort, "no run of the program came to its end");
    }
    return new Answer.Explored(effort);
  }

  /** The violation comes before a limit: it is real however much was left unexplored. */
  private Answer violated(Effort effort) {
    String property = facts.getOrDefault("property", "");
    String message = facts.getOrDefault("message", "").lines().findFirst().orElse("");
    if (property.equals(DEADLOCK)) {
      return new Answer.Violated(
          effort, "deadlock", "all threads wait for ever", journal.entries());
    }
    if (!property.equals(UNCAUGHT) || !said(message)) {
      return new Answer.Violated(effort, property, message, journal.entries());
    }
    return Answer.Violated.of(effort, message.substring(ASSERTION.length()), journal.entries());
  }

  /** Whether it is the program's oracle that speaks, {@code F1: ...}. */
  private static boolean said(String message) {
    return message.startsWith(ASSERTION) && message.indexOf(": ", ASSERTION.length()) > 0;
  }

  private long number(String word) {
    String text = facts.getOrDefault(word, "");
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }

  private static String unescape(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean escape = c == '\\' && i + 1 < text.length();
      if (escape) {
        i++;
        plain.append(text.charAt(i) == 'n' ? '\n' : text.charAt(i));
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
