package org.lufcheck.properties.kill;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.Method;
import java.util.OptionalInt;
import net.jqwik.api.Property;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** One run of the property that is to kill a mutant, by jqwik and with its default tries. */
final class Execution implements TestExecutionListener {
  private OptionalInt tries = OptionalInt.empty();
  private int started;

  private Execution() {}

  /**
   * After how many tries the property failed; empty if it did not, or failed for another reason
   * than a falsifying sample.
   *
   * @throws IllegalArgumentException if there is no such property
   */
  static OptionalInt of(Class<?> mutant, String property) {
    Execution execution = new Execution();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectMethod(mutant, method(mutant, property)))
            .filters(EngineFilter.includeEngines("jqwik"))
            .configurationParameter("jqwik.database", "")
            .configurationParameter("jqwik.reporting.usejunitplatform", "true")
            .build();
    LauncherConfig config =
        LauncherConfig.builder()
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .build();
    LauncherFactory.create(config).execute(request, execution);
    return execution.started == 1 ? execution.tries : OptionalInt.empty();
  }

  /** The property with that name, which may be inherited. */
  static Method method(Class<?> mutant, String property) {
    for (Class<?> c = mutant; c != null; c = c.getSuperclass()) {
      for (Method method : c.getDeclaredMethods()) {
        if (method.getName().equals(property) && method.isAnnotationPresent(Property.class)) {
          return method;
        }
      }
    }
    throw new IllegalArgumentException(mutant + " has no property " + property);
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    started += test.isTest() ? 1 : 0;
  }

  @Override
  public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
    String published = entry.getKeyValuePairs().get(FixedSeed.TRIES);
    if (published != null) {
      tries = OptionalInt.of(Integer.parseInt(published));
    }
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.isTest() && result.getStatus() != TestExecutionResult.Status.FAILED) {
      tries = OptionalInt.empty();
    }
  }
}
