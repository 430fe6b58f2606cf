package org.lufcheck.sim.study;

import java.util.List;
import java.util.stream.Stream;
import org.lufcheck.sim.input.MachineFile;
import org.lufcheck.sim.input.Scale;
import org.lufcheck.sim.input.Stated;
import org.lufcheck.sim.input.WorkloadFile;
import org.lufcheck.sim.validate.Validation;

/**
 * The machine and the workload of the talk, vanilla and LUF, beside the slides.
 *
 * @param machine of the talk
 * @param workload of the talk
 */
public record SlidesStudy(MachineFile machine, WorkloadFile workload) {
  /** What is asked, at a scale. */
  public Question question(Scale scale) {
    return Question.of(machine.machine(), workload.workload(), scale);
  }

  /** The data beside the slides. */
  public Validation validation(StudyData data, String luf) {
    String question = data.questions().get(0);
    int at = question.lastIndexOf(" at ");
    Scale scale = at < 0 ? Scale.FULL : Scale.of(question.substring(at + 4)).orElse(Scale.FULL);
    List<Stated> stated =
        Stream.concat(machine.stated().stream(), workload.stated().stream()).toList();
    return Validation.of(
        scale,
        stated,
        metric -> data.of(question, StrategyStudy.VANILLA, metric),
        metric -> data.of(question, luf, metric));
  }
}
