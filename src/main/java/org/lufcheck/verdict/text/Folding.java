package org.lufcheck.verdict.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.lufcheck.kernel.view.Change;
import org.lufcheck.kernel.view.Kind;
import org.lufcheck.verdict.story.Story;
import org.lufcheck.verdict.story.StoryStep;

/**
 * Folds a story into rows: steps of one actor in which nothing happens that a reader needs are
 * joined to their neighbours, and more of them when the rows have to fit on a page. A folded row
 * shows its range of steps and what they changed together, so nothing is lost.
 */
final class Folding {
  private static final int QUIET = 1;
  private static final int SIDE = 2;
  private static final int MAIN = 3;
  private static final int NAMED = 4;

  private final Story story;
  private final Set<Integer> named;

  /** A folding of a story in which some steps are referred to and should stay visible. */
  Folding(Story story, Set<Integer> named) {
    this.story = story;
    this.named = named;
  }

  /** At most {@code most} rows if the story's switches between actors allow it. */
  List<Row> rows(int most) {
    List<Row> rows = new ArrayList<>();
    for (int i = 1; i <= story.steps().size(); i++) {
      rows.add(new Row(i, i, i));
    }
    while (joinCheapest(rows, cost -> cost <= QUIET ? cost : -1)) {
      // Joined one pair; look for the next.
    }
    while (rows.size() > most && joinCheapest(rows, cost -> cost)) {
      // Joined one pair; look for the next.
    }
    return rows;
  }

  /** Joins the cheapest pair that the filter admits (it answers negative for others). */
  private boolean joinCheapest(List<Row> rows, IntUnaryOperator filter) {
    int best = -1;
    int lowest = Integer.MAX_VALUE;
    for (int i = 0; i + 1 < rows.size(); i++) {
      if (joinable(rows.get(i), rows.get(i + 1))) {
        int weight = Math.min(weight(rows.get(i).main()), weight(rows.get(i + 1).main()));
        int admitted = filter.applyAsInt(weight);
        int cost = 100 * admitted + rows.get(i).size() + rows.get(i + 1).size();
        if (admitted >= 0 && cost < lowest) {
          lowest = cost;
          best = i;
        }
      }
    }
    if (best < 0) {
      return false;
    }
    Row a = rows.get(best);
    Row b = rows.remove(best + 1);
    int main = weight(b.main()) > weight(a.main()) ? b.main() : a.main();
    rows.set(best, new Row(a.first(), b.last(), main));
    return true;
  }

  private boolean joinable(Row a, Row b) {
    StoryStep one = story.steps().get(a.last() - 1);
    StoryStep two = story.steps().get(b.first() - 1);
    boolean sameActor = one.actor().equals(two.actor()) && one.hardware() == two.hardware();
    boolean loopBegins = a.last() == story.loopStart();
    return sameActor
        && !loopBegins
        && (!two.opening() || one.call().isEmpty())
        && !two.user()
        && !one.user();
  }

  private int weight(int number) {
    StoryStep step = story.steps().get(number - 1);
    if (named.contains(number)) {
      return NAMED;
    }
    if (step.user() || !step.note().isEmpty()) {
      return MAIN;
    }
    int weight = QUIET;
    for (Change change : story.changes(number, number)) {
      Kind.Weight of = change.item().kind().weight();
      weight = Math.max(weight, of == Kind.Weight.MAIN ? MAIN : of == Kind.Weight.SIDE ? SIDE : 1);
    }
    return weight;
  }
}
