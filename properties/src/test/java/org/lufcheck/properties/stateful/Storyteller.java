package org.lufcheck.properties.stateful;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import net.jqwik.api.state.ActionChain;
import org.lufcheck.explore.Cancellation;
import org.lufcheck.explore.ProgressListener;
import org.lufcheck.explore.SearchOptions;
import org.lufcheck.kernel.Arch;
import org.lufcheck.litmus.Litmus;
import org.lufcheck.properties.kill.Mutant;
import org.lufcheck.properties.model.Searched;
import org.lufcheck.properties.model.Shipped;
import org.lufcheck.variant.Variant;
import org.lufcheck.variant.text.SourceText;
import org.lufcheck.verdict.Examiner;
import org.lufcheck.verdict.Plan;
import org.lufcheck.verdict.Subject;
import org.lufcheck.verdict.findings.Report;

/**
 * When a sequence fails, tells it like any counterexample: minimised, as a scenario, with the
 * shortest run of the model that shows the same. Known mutants fail without a story.
 */
final class Storyteller implements AroundPropertyHook {
  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) throws Throwable {
    PropertyExecutionResult result = property.execute();
    boolean known =
        context.optionalContainerClass().map(c -> c.isAnnotationPresent(Mutant.class)).orElse(true);
    if (result.status() == PropertyExecutionResult.Status.FAILED && !known) {
      Variant kernel = ((SequenceProperties) context.testInstance()).kernel();
      result
          .falsifiedParameters()
          .flatMap(Storyteller::sequence)
          .filter(sequence -> sequence.fails(kernel.rules()))
          .ifPresent(
              sequence ->
                  context
                      .reporter()
                      .publishReport("counterexample", String.join("\n", tell(sequence, kernel))));
    }
    return result;
  }

  private static Optional<Sequence> sequence(List<Object> parameters) {
    return parameters.stream()
        .filter(ActionChain.class::isInstance)
        .flatMap(chain -> ((ActionChain<?>) chain).finalState().stream())
        .filter(Twin.class::isInstance)
        .map(twin -> ((Twin) twin).sequence())
        .findFirst();
  }

  /** The story of a sequence that fails on a kernel. */
  static List<String> tell(Sequence failing, Variant kernel) {
    Sequence minimal = failing.minimal(kernel.rules());
    List<String> lines = new ArrayList<>();
    minimal.acts().forEach(act -> lines.add(act.toString()));
    Optional<String> text = Retelling.of(minimal);
    if (text.isEmpty()) {
      lines.add("too large for the model");
      return lines;
    }
    Litmus litmus = Litmus.read(SourceText.of("sequence.litmus", text.get()));
    SearchOptions options = SearchOptions.defaults();
    options = options.withBounds(options.bounds().withMaxStates(Searched.MOST_STATES));
    Examiner examiner = new Examiner(Subject.of(litmus, kernel, Arch.X86), Plan.of(options));
    lines.addAll(text.get().lines().toList());
    lines.addAll(
        Report.of(examiner.examine(ProgressListener.SILENT, new Cancellation()), Shipped.VARIANTS));
    return lines;
  }

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }
}
