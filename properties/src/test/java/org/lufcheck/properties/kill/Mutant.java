package org.lufcheck.properties.kill;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/**
 * Marks a class of properties whose subject is broken on purpose. It is nested, so that Surefire
 * does not run it as a test; the table of kills does, and wants one property of it to fail.
 */
@AddLifecycleHook(FixedSeed.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Mutant {
  /** What is broken, in a few words. */
  String value();

  /** The kernel function and patch that it breaks, or the guard that is taken out. */
  String of();

  /** The property, by its method's name, that kills it. */
  String killedBy();
}
