package org.lufcheck.sim.study;

import java.util.ArrayList;
import java.util.List;
import org.lufcheck.sim.result.SimResult;

/** Compares choices: asks every question of each of them, once with every seed. */
public interface Study {
  /** Names of the numbers that are kept of each simulation. */
  List<String> metrics();

  /** The simulations that answer a question, in the order of the points. */
  List<Case> cases(Question question);

  /** Simulates all of it. */
  default StudyData run(List<Question> questions, Crew crew) {
    List<Case> cases = questions.stream().flatMap(q -> cases(q).stream()).toList();
    List<SimResult> results = crew.simulate(cases.stream().map(Case::job).toList());
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      points.add(cases.get(i).point(results.get(i), metrics()));
    }
    return new StudyData(metrics(), points);
  }
}
