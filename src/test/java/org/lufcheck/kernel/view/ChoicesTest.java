package org.lufcheck.kernel.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lufcheck.kernel.KernelModel;
import org.lufcheck.kernel.program.Step;
import org.lufcheck.verdict.Cases;
import org.lufcheck.verdict.Examiner;
import org.lufcheck.verdict.Subject;

final class ChoicesTest {
  static List<Subject> scenarios() {
    return Cases.SCENARIOS.names().stream().map(name -> Cases.subject(name, "luf-v12")).toList();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void everyAlternativeHasANameOfItsOwn(Subject subject) {
    KernelModel model = new Examiner(subject, Cases.plan(1)).model();
    Choices choices = new Choices(new Names(model));
    for (int actor = 0; actor < model.vars().task.length; actor++) {
      for (Step step : model.steps(actor)) {
        for (int choice = 0; choice < step.choices(); choice++) {
          String name = choices.name(actor, step, choice);
          assertThat(choices.number(actor, step, name)).as(step.name()).isEqualTo(choice);
        }
      }
    }
  }
}
