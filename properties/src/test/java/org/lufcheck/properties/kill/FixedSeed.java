package org.lufcheck.properties.kill;

import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/** Runs a property of a {@link Mutant} with one fixed seed, and reports its tries and its end. */
final class FixedSeed implements AroundPropertyHook {
  /** The seed of the recorded numbers of tries. */
  static final String SEED = "20250220";

  /** The key of the reported number of tries. */
  static final String TRIES = "tries until killed";

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) throws Throwable {
    context.attributes().setSeed(SEED);
    context.attributes().setShrinking(ShrinkingMode.OFF);
    PropertyExecutionResult result = property.execute();
    if (result.status() == PropertyExecutionResult.Status.FAILED && result.countTries() > 0) {
      context.reporter().publishValue(TRIES, Integer.toString(result.countTries()));
    }
    return result;
  }

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }
}
