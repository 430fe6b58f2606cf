package org.lufcheck.jcstress.about;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a numbered file is about. The tests are its nested classes; those that are not {@link
 * Broken} must never show what the broken ones show.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Race {
  /** The obligation of the series, the race raised on its list, or the property it is about. */
  String about();

  /** What has to hold, in one sentence. */
  String promise();

  /**
   * The arguments of {@code lufcheck check} that print a trace of the model which ends in the same
   * outcome as the broken versions.
   */
  String model();

  /** The property that this trace violates. */
  String violates();

  /**
   * Why the model breaks there although its cause is another one; empty if it is the same mistake.
   */
  String unlike() default "";
}
