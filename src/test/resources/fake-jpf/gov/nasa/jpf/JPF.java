package gov.nasa.jpf;

import gov.nasa.jpf.report.Reporter;
import gov.nasa.jpf.report.Statistics;
import gov.nasa.jpf.search.Search;
import gov.nasa.jpf.vm.ClassInfo;
import gov.nasa.jpf.vm.ElementInfo;
import gov.nasa.jpf.vm.MethodInfo;
import gov.nasa.jpf.vm.StackFrame;
import gov.nasa.jpf.vm.ThreadInfo;
import gov.nasa.jpf.vm.VM;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Explores nothing, and answers as the file {@code behaviour.txt} of its jar tells it to. */
public class JPF {
  private record NoUncaughtExceptionsProperty() implements Property {}

  private record NotDeadlockedProperty() implements Property {}

  private final Reporter reporter = new Reporter();
  private final VM vm = new VM();
  private ListenerAdapter listener;

  public JPF(Config config) {}

  public static Config createConfig(String[] arguments) {
    if (!List.of(arguments).contains("+vm.store_steps=true")) {
      throw new IllegalArgumentException("no steps are stored");
    }
    return new Config();
  }

  public void addListener(ListenerAdapter added) {
    listener = added;
  }

  public Reporter getReporter() {
    return reporter;
  }

  public void run() {
    Statistics statistics = reporter.getRegisteredStatistics();
    statistics.newStates = 1234;
    statistics.endStates = 5;
    switch (behaviour()) {
      case "explored" -> {}
      case "no end" -> statistics.endStates = 0;
      case "limit" -> {
        statistics.constraints = 1;
        listener.searchConstraintHit(new Search(vm, null, "depth limit reached: 10"));
      }
      case "crash" -> throw new IllegalStateException("the fake crashes");
      case "hang" -> hang();
      case "deadlock" -> violate(new NotDeadlockedProperty(), "deadlock encountered:\n  thread");
      case "wrong property" -> violate("java.lang.AssertionError: C2: other\n\tat X.java:1");
      case "exception" -> violate("java.lang.NullPointerException: null\n\tat X.java:1");
      default -> {
        step("T0", "begin", "cpu1");
        step("T0", "end", "cpu1", "flush: all, \\ or none", "now", 3);
        step("T0", "other", "cpu1");
        violate("java.lang.AssertionError: F1: the frame: reused\n\tat X.java:1");
      }
    }
  }

  private void violate(String details) {
    violate(new NoUncaughtExceptionsProperty(), details);
  }

  private void violate(Property property, String details) {
    listener.propertyViolated(new Search(vm, new Error(property, details), null));
  }

  private void step(String thread, String method, Object... arguments) {
    Object[] seen = arguments.clone();
    for (int i = 0; i < seen.length; i++) {
      seen[i] = seen[i] instanceof String text ? new ElementInfo(text) : seen[i];
    }
    ClassInfo owner = new ClassInfo("org.lufcheck.concurrent.prim.Portable");
    listener.methodEntered(
        vm, new ThreadInfo(thread, new StackFrame(seen)), new MethodInfo(method, owner));
  }

  private static void hang() {
    try {
      Thread.sleep(600_000);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String behaviour() {
    try (InputStream in = JPF.class.getResourceAsStream("/behaviour.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
