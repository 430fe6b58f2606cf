package org.lufcheck.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.lufcheck.explore.Bounds;
import org.lufcheck.explore.BreadthFirst;
import org.lufcheck.explore.Model;
import org.lufcheck.explore.SearchOptions;
import org.lufcheck.explore.SearchResult;
import org.lufcheck.explore.example.TicketLock;
import org.lufcheck.kernel.Arch;
import org.lufcheck.kernel.Judge;
import org.lufcheck.kernel.KernelModel;
import org.lufcheck.litmus.Litmus;
import org.lufcheck.sim.input.Scale;
import org.lufcheck.variant.VariantLibrary;
import org.lufcheck.variant.text.InputException;
import org.lufcheck.variant.text.SourceText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lufcheck bench}. */
@Command(
    name = "bench",
    description = {
      "Measures how fast the checker and the simulator are on this machine.",
      "A ticket lock (4,117,526 states), and a LUF scenario of more than 5 million states on",
      "luf-repaired, each unreduced with one and two threads; and SPIN on the same ticket lock, if",
      "spin and cc are installed. Then the simulation of the talk at 1/64."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class BenchCommand implements Callable<Integer> {
  private static final String KERNEL = "luf-repaired";

  /** States to see before measuring, so that the compiler has done its work. */
  private static final long WARM_UP = 1_000_000;

  private final Console console;
  private final List<Measurement> measurements = new ArrayList<>();

  @Option(names = "--json", description = "Print JSON (docs/json.md).")
  private boolean json;

  @Option(
      names = "--smoke",
      description = "Measure nothing of interest, quickly: small models only, without SPIN.")
  private boolean smoke;

  BenchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    say(Measurement.heading());
    search(new TicketLock(4, smoke ? 1 : 3), 1, WARM_UP);
    TicketLock lock = smoke ? new TicketLock(3, 1) : new TicketLock(5, 3);
    measure("ticket lock", lock, 1);
    measure("ticket lock", lock, 2);
    KernelModel deferral = deferral();
    search(deferral, 1, WARM_UP);
    measure("deferral on " + KERNEL, deferral, 1);
    measure("deferral on " + KERNEL, deferral, 2);
    Spin.Result spin = smoke ? Spin.Result.none("skipped: --smoke") : Spin.run();
    say(spinLine(spin));
    SimulationBench simulation =
        SimulationBench.measure(new Scale(1, smoke ? 4096 : 64), console.cancellation());
    say(simulation.line());
    if (json) {
      ObjectNode root = json(spin);
      simulation.to(root.putObject("simulation"));
      Json.print(console, root);
    }
    return console.cancellation().isCancelled() ? ExitCode.INTERRUPTED : ExitCode.OK;
  }

  private void say(String line) {
    if (!json) {
      console.print(List.of(line));
    }
  }

  private KernelModel deferral() {
    Litmus litmus = Litmus.read(SourceText.of("deferral.litmus", resource()));
    if (smoke) {
      litmus = new Models(null).scenarios().find("R4-write-after-reclaim");
    }
    return KernelModel.of(
        litmus.setup(),
        VariantLibrary.shipped().get(KERNEL).rules(),
        Arch.X86,
        Judge.Watch.outcomes());
  }

  private static String resource() {
    try (InputStream in = BenchCommand.class.getResourceAsStream("/bench/deferral.litmus")) {
      if (in == null) {
        throw InputException.in("bench/deferral.litmus", "is not in this program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SearchResult search(Model model, int threads, long maxStates) {
    SearchOptions options =
        SearchOptions.defaults()
            .withThreads(threads)
            .withReduce(false)
            .withBounds(Bounds.ofHeap().withMaxStates(maxStates));
    return new BreadthFirst(model, options).run(report -> {}, console.cancellation());
  }

  private void measure(String name, Model model, int threads) {
    if (console.cancellation().isCancelled()) {
      return;
    }
    SearchResult result = search(model, threads, Long.MAX_VALUE);
    if (!(result instanceof SearchResult.Exhausted)) {
      say(name + ": " + result.getClass().getSimpleName().toLowerCase(Locale.ROOT));
      return;
    }
    Measurement measurement = new Measurement(name, threads, model.words(), result.stats());
    measurements.add(measurement);
    String speedup = threads == 1 ? "" : String.format(Locale.ROOT, "  x%.2f", faster(measurement));
    say(measurement.line() + speedup);
  }

  /** How many times faster than the measurement before it. */
  private double faster(Measurement measurement) {
    int at = measurements.indexOf(measurement);
    return at == 0 ? 1 : measurements.get(at - 1).seconds() / measurement.seconds();
  }

  private String spinLine(Spin.Result spin) {
    if (!spin.problem().isEmpty()) {
      return "ticket lock in SPIN        " + spin.problem();
    }
    double rate = spin.states() / spin.seconds();
    return String.format(
        Locale.ROOT,
        "%-26s %7d %,12d %,13d %6s %8.2f %8.2f %8.2f %7s  lufcheck/SPIN x%.2f",
        "ticket lock in SPIN",
        1,
        spin.states(),
        spin.transitions(),
        "",
        spin.seconds(),
        rate / 1e6,
        spin.transitions() / spin.seconds() / 1e6,
        "",
        ratio(spin));
  }

  private double ratio(Spin.Result spin) {
    return measurements.isEmpty()
        ? 0
        : measurements.get(0).stats().statesPerSecond() / (spin.states() / spin.seconds());
  }

  private ObjectNode json(Spin.Result spin) {
    ObjectNode root = Json.of("bench");
    ArrayNode array = root.putArray("measurements");
    for (Measurement m : measurements) {
      ObjectNode node = array.addObject().put("name", m.name()).put("threads", m.threads());
      node.put("states", m.stats().states()).put("transitions", m.stats().transitions());
      node.put("levels", m.stats().depth()).put("seconds", m.seconds());
      node.put("statesPerSecond", m.stats().statesPerSecond());
      node.put("transitionsPerSecond", m.stats().transitionsPerSecond());
      node.put("stateBytes", 8 * m.words()).put("extraBytesPerState", m.extraBytes());
    }
    ObjectNode other = root.putObject("spin");
    if (spin.problem().isEmpty()) {
      other.put("states", spin.states()).put("transitions", spin.transitions());
      other.put("seconds", spin.seconds()).put("ratio", ratio(spin));
    } else {
      other.put("problem", spin.problem());
    }
    return root;
  }
}
