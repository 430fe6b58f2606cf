package org.lufcheck.concurrent.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lufcheck.concurrent.record.Entry;
import org.lufcheck.kernel.KernelModel;
import org.lufcheck.kernel.program.Refusal;
import org.lufcheck.kernel.state.State;
import org.lufcheck.verdict.trace.TraceFile;

/**
 * Trace inclusion: is a recorded run of concurrent code a run of the model? Every recorded step has
 * to be the next step of its actor in the model, with its guard true, the same alternative and the
 * same value read. Steps that were recorded one after the other are taken in that order; those that
 * overlapped, in any order: a depth-first search over pairs of a model state and a position in each
 * actor's journal.
 *
 * <p>The model takes one kind of step of its own accord. Done marks of several CPUs are set and
 * read one by one, in the model in one step (docs/model.md says why that loses nothing); a task
 * that looked at the marks while another set them may therefore flush fewer CPUs than in the model,
 * where those left out handle an IPI in addition. This is allowed only where the recorded steps
 * overlapped so. Recorded steps that the model's program does not have at all are passed over and
 * reported: the model leaves out what cannot matter in its scenario, for example looking at
 * tlb_flush_batched where nobody changes mappings. Immutable and thread-safe.
 */
public final class Inclusion {
  private final KernelModel model;
  private final int mostPairs;

  /**
   * Replays in a model.
   *
   * @param mostPairs pairs of state and position after which the search gives up, which no run of
   *     the shipped scenarios comes near
   */
  public Inclusion(KernelModel model, int mostPairs) {
    this.model = model;
    this.mostPairs = mostPairs;
  }

  /**
   * Looks for the run in the model.
   *
   * @throws IllegalStateException if the search gives up
   */
  public Acceptance check(List<Entry> journal) {
    return new Attempt(journal).run();
  }

  /** One search. */
  private final class Attempt {
    private final ModelSteps steps = new ModelSteps(model);
    private final Lanes lanes;
    private final Set<Pair> seen = new HashSet<>();
    private final Set<String> own = new TreeSet<>();
    private final List<TraceFile.Step> run = new ArrayList<>();
    private List<TraceFile.Step> furthest = List.of();
    private Optional<Acceptance.Refused> refused = Optional.empty();

    Attempt(List<Entry> journal) {
      lanes = new Lanes(steps.actors(), journal);
    }

    Acceptance run() {
      return from(steps.initial(), new int[lanes.actors()])
          ? new Acceptance(run, Optional.empty(), own)
          : new Acceptance(furthest, refused, own);
    }

    private boolean from(long[] state, int[] at) {
      if (lanes.finished(at)) {
        return true;
      }
      if (!seen.add(new Pair(state, at))) {
        return false;
      }
      if (seen.size() > mostPairs) {
        throw new IllegalStateException("the search for the run in the model gave up");
      }
      for (int actor : lanes.candidates(at)) {
        if (take(state, at, actor)) {
          return true;
        }
      }
      return false;
    }

    private boolean take(long[] state, int[] at, int actor) {
      Entry entry = lanes.next(actor, at);
      int[] after = at.clone();
      after[actor]++;
      if (!steps.knows(actor, entry.step())) {
        own.add(entry.step());
        return from(state, after);
      }
      State s = steps.state(state);
      String reason = steps.take(s, actor, entry);
      int before = run.size();
      if (reason.equals(Refusal.IPI_PENDING.text()) && lanes.sawSomeMarksOnly(actor, at)) {
        s = steps.state(state);
        run.addAll(steps.acknowledgeAll(s, entry.actor()));
        reason = steps.take(s, actor, entry);
      }
      if (!reason.isEmpty()) {
        note(at, entry, reason);
        cutBack(before);
        return false;
      }
      run.add(new TraceFile.Step(entry.actor(), entry.step(), entry.choice()));
      if (from(s.words.clone(), after)) {
        return true;
      }
      cutBack(before);
      return false;
    }

    private void cutBack(int length) {
      run.subList(length, run.size()).clear();
    }

    private void note(int[] at, Entry entry, String reason) {
      int number = lanes.taken(at) + 1;
      if (refused.isEmpty() || number > refused.get().number()) {
        refused = Optional.of(new Acceptance.Refused(number, entry, reason));
        furthest = List.copyOf(run);
      }
    }
  }

  private static final class Pair {
    private final long[] state;
    private final int[] at;

    Pair(long[] state, int[] at) {
      this.state = state;
      this.at = at;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Pair pair
          && Arrays.equals(state, pair.state)
          && Arrays.equals(at, pair.at);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(state) + Arrays.hashCode(at);
    }
  }
}
