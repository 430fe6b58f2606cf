import gov.nasa.jpf.Config;
import gov.nasa.jpf.JPF;
import gov.nasa.jpf.ListenerAdapter;
import gov.nasa.jpf.report.Statistics;
import gov.nasa.jpf.search.Search;
import gov.nasa.jpf.vm.ElementInfo;
import gov.nasa.jpf.vm.MethodInfo;
import gov.nasa.jpf.vm.Path;
import gov.nasa.jpf.vm.ThreadInfo;
import gov.nasa.jpf.vm.Transition;
import gov.nasa.jpf.vm.VM;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs one program under Java PathFinder and writes down what JPF found. lufcheck compiles this
 * file against the JPF of the user and starts it in a JVM of its own.
 *
 * <p>Arguments: the file to write, the class whose methods {@code begin} and {@code end} the program
 * calls around each of its steps, and what JPF is to be given. The file has one fact on each line, a word and its
 * value; its last line is {@code finished}, without which the run is worth nothing.
 */
public final class PathfinderDriver extends ListenerAdapter {
  private static final int UNFINISHED = 3;

  private final String stepClass;
  private final List<String> facts = new ArrayList<>();

  private PathfinderDriver(String stepClass) {
    this.stepClass = stepClass;
  }

  public static void main(String[] arguments) throws IOException {
    dieWithParent();
    PathfinderDriver driver = new PathfinderDriver(arguments[1]);
    driver.explore(Arrays.copyOfRange(arguments, 2, arguments.length));
    Files.write(java.nio.file.Path.of(arguments[0]), driver.facts, StandardCharsets.UTF_8);
  }

  private void explore(String[] arguments) {
    Config config = JPF.createConfig(arguments);
    JPF jpf = new JPF(config);
    jpf.addListener(this);
    Statistics statistics = jpf.getReporter().getRegisteredStatistics();
    long begin = System.nanoTime();
    jpf.run();
    fact("milliseconds", (System.nanoTime() - begin) / 1_000_000);
    fact("states", statistics.newStates);
    fact("endStates", statistics.endStates);
    fact("constraints", statistics.constraints);
    fact("depth", statistics.maxDepth);
    fact("instructions", statistics.insns);
    facts.add("finished");
  }

  /** Called for every method of the program; the output of the current path keeps its steps. */
  @Override
  public void methodEntered(VM vm, ThreadInfo thread, MethodInfo entered) {
    String name = entered.getName();
    if ((name.equals("begin") || name.equals("end"))
        && entered.getClassInfo().getName().equals(stepClass)) {
      StringBuilder line = new StringBuilder(name);
      for (Object argument : thread.getTopFrame().getArgumentValues(thread)) {
        line.append('\t').append(text(argument));
      }
      vm.println(line.toString());
    }
  }

  private static String text(Object argument) {
    return argument instanceof ElementInfo ? ((ElementInfo) argument).asString() : "" + argument;
  }

  @Override
  public void propertyViolated(Search search) {
    fact("property", search.getCurrentError().getProperty().getClass().getSimpleName());
    fact("message", search.getCurrentError().getDetails());
    Path path = search.getVM().getPath();
    for (Transition transition : path) {
      if (transition.getOutput() != null) {
        transition.getOutput().lines().forEach(line -> fact("step", line));
      }
    }
  }

  @Override
  public void searchConstraintHit(Search search) {
    fact("constraint", search.getLastSearchConstraint());
  }

  private void fact(String word, Object value) {
    String text = String.valueOf(value).strip();
    facts.add(word + " " + text.replace("\\", "\\\\").replace("\r", "").replace("\n", "\\n"));
  }

  /** The parent holds the other end of standard input, so when it dies the input ends. */
  private static void dieWithParent() {
    InputStream in = System.in;
    Thread watch =
        new Thread(
            () -> {
              try {
                while (in.read() >= 0) {
                  continue;
                }
              } catch (IOException e) {
                // The input is gone, and so is the parent.
              }
              Runtime.getRuntime().halt(UNFINISHED);
            },
            "parent");
    watch.setDaemon(true);
    watch.start();
  }
}
