package org.lufcheck.kernel;

import static org.lufcheck.kernel.program.Action.NEXT;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.lufcheck.explore.Expander;
import org.lufcheck.explore.Model;
import org.lufcheck.kernel.alloc.Request;
import org.lufcheck.kernel.hw.Noise;
import org.lufcheck.kernel.hw.Tlb;
import org.lufcheck.kernel.oracle.Antecedents;
import org.lufcheck.kernel.oracle.Property;
import org.lufcheck.kernel.program.Action;
import org.lufcheck.kernel.program.Assembler;
import org.lufcheck.kernel.program.Path;
import org.lufcheck.kernel.program.Refusal;
import org.lufcheck.kernel.program.Step;
import org.lufcheck.kernel.state.Vars;

/**
 * The transition system of one scenario on one kernel and architecture. Actors are the scenario's
 * tasks, in order, then the CPUs. Thread-safe, and immutable but for the record of antecedents;
 * expanders are not thread-safe.
 */
public final class KernelModel implements Model {
  private static final int LARGEST_PROGRAM = 8191;

  private final Vars vars;
  private final List<List<Step>> programs;
  private final List<List<Step>> noise;
  private final Judge.Watch watch;
  private final Reduction reduction;
  private final List<Antecedents> antecedents = new CopyOnWriteArrayList<>();

  private KernelModel(
      Vars vars,
      List<List<Step>> programs,
      List<List<Step>> noise,
      Judge.Watch watch,
      Reduction reduction) {
    this.vars = vars;
    this.programs = programs;
    this.noise = noise;
    this.watch = watch;
    this.reduction = reduction;
  }

  /** Builds the model. The programs are assembled twice: first to learn how long they are. */
  public static KernelModel of(Setup setup, Rules rules, Arch arch, Judge.Watch watch) {
    Vars draft = new Vars(setup, rules, arch, watch, LARGEST_PROGRAM);
    int longest = assemble(draft, new Tlb(draft)).stream().mapToInt(List::size).max().orElse(0);
    Vars vars = new Vars(setup, rules, arch, watch, longest);
    Tlb tlb = new Tlb(vars);
    List<List<Step>> programs = assemble(vars, tlb);
    Noise noise = new Noise(vars, tlb, programs);
    List<List<Step>> cpus = new ArrayList<>();
    for (int c = 0; c < setup.cpus(); c++) {
      cpus.add(noise.steps(c));
    }
    return new KernelModel(vars, programs, cpus, watch, Reduction.ALL);
  }

  /** The same model with other reductions, for searches that reduce. */
  public KernelModel reducedBy(Reduction other) {
    return new KernelModel(vars, programs, noise, watch, other);
  }

  /** The properties whose antecedent arose in a state that any search of this model has judged. */
  public Set<Property> antecedents() {
    return antecedents.stream()
        .flatMap(seen -> seen.met().stream())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Property.class)));
  }

  private static List<List<Step>> assemble(Vars v, Tlb tlb) {
    Calls calls = new Calls(v, tlb);
    List<List<Step>> programs = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    for (int t = 0; t < v.task.length; t++) {
      programs.add(program(v, calls, t, ends));
      ends.add(programs.get(t).size());
    }
    return programs;
  }

  private static List<Step> program(Vars v, Calls calls, int task, List<Integer> ends) {
    Setup.Task it = v.setup.tasks().get(task);
    boolean shared = v.shape.tasksOn(it.cpu()).size() > 1;
    Assembler a = new Assembler(action -> shared ? whenCurrent(v, it.cpu(), task, action) : action);
    Path p = new Path(a, task, v.task[task], it.cpu(), it.mm());
    a.beginOp(0);
    if (it.background()) {
      a.at("");
      a.step(it.name(), "starts", s -> begin(v, s, task));
    }
    calls.begin(p);
    for (int i = 0; i < it.ops().size(); i++) {
      a.beginOp(i);
      calls.assemble(p, it.ops().get(i));
    }
    calls.end(p, ends);
    if (it.background()) {
      a.step(it.name(), "sleeps", s -> 0);
    }
    return a.program();
  }

  private static int begin(Vars v, org.lufcheck.kernel.state.State s, int task) {
    int runs = s.get(v.task[task].runs());
    if (runs == v.setup.tasks().get(task).repeat()) {
      return Refusal.FINISHED.code();
    }
    if (v.setup.lowFrames() > 0 && Request.free(v, s) > v.setup.lowFrames()) {
      return Refusal.NOT_APPLICABLE.code();
    }
    s.set(v.task[task].runs(), runs + 1);
    return NEXT;
  }

  private static Action whenCurrent(Vars v, int cpu, int task, Action action) {
    var current = v.cpu[cpu].current();
    return s -> s.get(current) == task + 1 ? action.run(s) : Refusal.NOT_CURRENT.code();
  }

  /** The variables, for those who look into states. */
  public Vars vars() {
    return vars;
  }

  /** The program of a task, or the steps of a CPU that come of their own accord. */
  public List<Step> steps(int actor) {
    return actor < programs.size() ? programs.get(actor) : noise.get(actor - programs.size());
  }

  /** Whether an actor is a CPU rather than a task. */
  public boolean hardware(int actor) {
    return actor >= programs.size();
  }

  /** The CPU that an actor runs on or is. */
  public int cpuOf(int actor) {
    return hardware(actor) ? actor - programs.size() : vars.setup.tasks().get(actor).cpu();
  }

  @Override
  public int words() {
    return vars.layout.words();
  }

  @Override
  public int actors() {
    return programs.size() + noise.size();
  }

  @Override
  public List<long[]> initialStates() {
    return List.of(new long[words()]);
  }

  @Override
  public Expander newExpander() {
    Antecedents seen = new Antecedents(vars, new Tlb(vars));
    antecedents.add(seen);
    return new KernelExpander(this, new Judge(vars, programs, watch), seen, reduction);
  }
}
