package org.lufcheck.kernel.view;

import java.util.List;
import org.lufcheck.kernel.program.Step;
import org.lufcheck.kernel.state.Vars;

/** What the alternatives of a step are called, so that a stored trace survives renumbering. */
public final class Choices {
  private final Names names;

  /** The alternatives of a model's steps. */
  public Choices(Names names) {
    this.names = names;
  }

  /** The name of an alternative; empty for a step without alternatives. */
  public String name(int actor, Step step, int choice) {
    if (step.choices() == 1) {
      return "";
    }
    return switch (step.function()) {
      case "rmqueue" -> names.frame(choice + 1);
      case "try_to_free_pages" ->
          choice == step.choices() - 1 ? "nothing left" : names.page(choice);
      case "cond_resched", "await" -> choice == 0 ? "go on" : to(actor, choice - 1);
      case "schedule" -> choice == step.choices() - 1 ? "idle" : to(actor, choice);
      default -> step.what().contains("buddy") ? choice == 0 ? "to pcp" : "to buddy" : "" + choice;
    };
  }

  /** The number of the alternative with a name, or -1. */
  public int number(int actor, Step step, String name) {
    for (int choice = 0; choice < step.choices(); choice++) {
      if (name(actor, step, choice).equals(name)) {
        return choice;
      }
    }
    return -1;
  }

  private String to(int actor, int other) {
    Vars v = names.model().vars();
    List<Integer> others =
        v.shape.tasksOn(names.model().cpuOf(actor)).stream().filter(t -> t != actor).toList();
    return "to " + v.setup.tasks().get(others.get(other)).name();
  }
}
