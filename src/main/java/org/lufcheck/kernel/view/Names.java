package org.lufcheck.kernel.view;

import java.util.ArrayList;
import java.util.List;
import org.lufcheck.kernel.KernelModel;
import org.lufcheck.kernel.Op;
import org.lufcheck.kernel.Setup;
import org.lufcheck.kernel.state.FrameState;
import org.lufcheck.kernel.state.Vars;

/** What the things of a scenario are called. Immutable. */
public final class Names {
  private final KernelModel model;
  private final Vars v;

  /** The names of a model's things. */
  public Names(KernelModel model) {
    this.model = model;
    this.v = model.vars();
  }

  /** The model. */
  public KernelModel model() {
    return model;
  }

  /** An actor: a task by its name, a CPU as {@code cpu1}. */
  public String actor(int actor) {
    return model.hardware(actor) ? cpu(model.cpuOf(actor)) : v.setup.tasks().get(actor).name();
  }

  /** {@code cpu1}. */
  public String cpu(int cpu) {
    return "cpu" + cpu;
  }

  /** {@code pfn1}; frames are numbered from 1. */
  public String frame(int frame) {
    return frame == 0 ? "none" : "pfn" + frame;
  }

  /** {@code A.v0}. */
  public String slot(int slot) {
    Setup.Slot it = v.setup.slots().get(slot);
    return v.setup.mms().get(it.mm()) + "." + it.va();
  }

  /** {@code v0}, or {@code A.v0} if there are several address spaces. */
  public String shortSlot(int slot) {
    return v.setup.mms().size() > 1 ? slot(slot) : v.setup.slots().get(slot).va();
  }

  /** {@code F[0]}, or {@code A.v0} for an anonymous page. */
  public String page(int page) {
    return v.shape.pages().get(page).name();
  }

  /**
   * What a frame's contents field says: a page's name, nothing, another owner's data, a pattern.
   */
  public String contents(int contents) {
    int pages = v.shape.pages().size();
    return contents == 0
        ? "unused"
        : contents <= pages
            ? page(contents - 1)
            : contents == pages + 1 ? "foreign data" : "poison";
  }

  /** Who has a frame, for a value of {@link FrameState}. */
  public String owner(int state) {
    return switch (state) {
      case FrameState.BUDDY -> "buddy";
      case FrameState.PEND -> "buddy (pend)";
      case FrameState.PCP -> "pcp";
      case FrameState.HELD -> "in transit";
      case FrameState.USED -> "in use";
      case FrameState.OTHER -> "new owner";
      case FrameState.RETIRED -> "retired";
      case FrameState.KEPT -> "kept";
      default -> "isolated";
    };
  }

  /** A set of CPUs: {@code {0,2}}. */
  public String cpus(int mask) {
    List<String> cpus = new ArrayList<>();
    for (int c = 0; c < v.cpu.length; c++) {
      if ((mask & 1 << c) != 0) {
        cpus.add(Integer.toString(c));
      }
    }
    return "{" + String.join(",", cpus) + "}";
  }

  /** A call as the scenario writes it: {@code write(F[0], 2)}, without its result. */
  public String call(int task, Op op) {
    List<String> args = new ArrayList<>();
    int[] values = {op.a(), op.b()};
    for (int i = 0; i < op.call().args().size(); i++) {
      int value = values[i];
      switch (op.call().args().get(i)) {
        case RESULT -> {}
        case VA -> args.add(v.setup.slots().get(value).va());
        case PAGE -> args.add(page(value));
        case VALUE -> args.add(Integer.toString(value));
        case FLAG -> args.add(v.setup.flags().get(value));
        case MM -> args.add(v.setup.mms().get(value));
        case THREAD -> args.add(v.setup.tasks().get(value).name());
      }
    }
    return op.call().word() + "(" + String.join(", ", args) + ")";
  }

  /** How large the scenario is: {@code 3 cpus, 1 page, 3 frames}. */
  public String sizes() {
    int pages = v.setup.pages().size();
    return count(v.setup.cpus(), "cpu")
        + ", "
        + count(v.setup.mms().size(), "mm")
        + ", "
        + count(pages, "page")
        + ", "
        + count(v.setup.frames(), "frame");
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
