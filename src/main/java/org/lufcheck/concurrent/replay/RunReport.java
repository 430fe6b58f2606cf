package org.lufcheck.concurrent.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lufcheck.kernel.KernelModel;
import org.lufcheck.verdict.explain.Because;
import org.lufcheck.verdict.explain.Explanation;
import org.lufcheck.verdict.text.StoryTable;
import org.lufcheck.verdict.text.Wrap;
import org.lufcheck.verdict.trace.Replay;

/** A recorded run as people read it: told by the model, like any counterexample. Immutable. */
public final class RunReport {
  private static final int ROWS = 30;

  private final Acceptance acceptance;
  private final Replay.Result told;

  /** A report of a run that was looked for in a model. */
  public RunReport(KernelModel model, Acceptance acceptance) {
    this.acceptance = acceptance;
    this.told = new Replay(model).run(acceptance.steps());
  }

  /** The model's view of the run, up to the first state in which something is wrong. */
  public Replay.Result told() {
    return told;
  }

  /** The lines: what is wrong, the run, and the chain of steps that led to it. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    Set<Integer> named = new TreeSet<>();
    told.explanation().ifPresent(e -> e.because().forEach(link -> named.add(link.step())));
    lines.add(title());
    lines.add("");
    lines.addAll(new StoryTable(told.story()).lines(ROWS, named));
    acceptance
        .refused()
        .ifPresent(
            refused -> {
              lines.add("");
              lines.addAll(Wrap.words("refused: ", refused.toString()));
            });
    told.explanation().ifPresent(e -> explain(e, lines));
    return lines;
  }

  private String title() {
    String run = "a recorded run of " + acceptance.steps().size() + " steps";
    if (told.explanation().isPresent()) {
      return "BUG: " + told.explanation().get().title() + ", in " + run;
    }
    return acceptance.accepted()
        ? "OK: the model has " + run + ", and nothing is wrong"
        : "REFUSED: the model has only the beginning of a recorded run";
  }

  private static void explain(Explanation why, List<String> lines) {
    lines.add("");
    lines.addAll(Wrap.words("false:   ", why.falsehood()));
    lines.add("because");
    for (Because link : why.because()) {
      lines.addAll(Wrap.words(String.format("%6d  ", link.step()), link.text()));
    }
  }
}
