package org.lufcheck.litmus;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.lufcheck.kernel.Condition;
import org.lufcheck.kernel.Setup;
import org.lufcheck.litmus.syntax.Clause;
import org.lufcheck.litmus.syntax.Scenario;
import org.lufcheck.variant.text.SourceText;

/** Turns a scenario as it is written into one with every name resolved. */
final class Resolver {
  private final SourceText source;
  private final Collection<String> variants;

  Resolver(SourceText source, Collection<String> variants) {
    this.source = source;
    this.variants = variants;
  }

  Litmus litmus() {
    Scenario scenario = Scenario.parse(source);
    Memory memory = new MemoryResolver(source).resolve(scenario.declarations());
    MachineResolver machine = new MachineResolver(source, scenario, memory);
    ProgramResolver programs =
        new ProgramResolver(source, memory, scenario.programs(), machine.cpuOfProgram());
    List<Setup.Task> tasks = programs.tasks();
    Quantifier quantifier = quantifier(scenario.clause());
    Condition condition =
        new ConditionResolver(source, memory, scenario.programs(), programs.registers())
            .condition(scenario.clause(), quantifier);
    Setup setup = machine.setup(tasks, programs.flags(), condition);
    List<Expectation> expectations =
        new ExpectationResolver(source, variants).resolve(scenario.expectations());
    Story story = Story.of(scenario.story());
    return new Litmus(setup.name(), story.text(), story.source(), setup, quantifier, expectations);
  }

  private static Quantifier quantifier(Optional<Clause> clause) {
    String word = clause.map(c -> c.quantifier().text()).orElse("");
    for (Quantifier quantifier : Quantifier.values()) {
      if (quantifier.word().equals(word)) {
        return quantifier;
      }
    }
    throw new IllegalArgumentException(word);
  }
}
