package org.lufcheck.properties.kill;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.lufcheck.properties.algebra.AlgebraMutants;
import org.lufcheck.properties.differential.DifferentialMutants;
import org.lufcheck.properties.metamorphic.RefinementMutants;
import org.lufcheck.properties.stateful.SequenceMutants;

/** Where the mutants are. */
final class Mutants {
  private static final List<Class<?>> HOLDERS =
      List.of(
          AlgebraMutants.class,
          SequenceMutants.class,
          DifferentialMutants.class,
          RefinementMutants.class);

  private Mutants() {}

  /** All mutants: by holder, then by the properties that they break, then by what they break. */
  static List<Class<?>> all() {
    List<Class<?>> all = new ArrayList<>();
    for (Class<?> holder : HOLDERS) {
      Stream.of(holder.getDeclaredClasses())
          .filter(c -> c.isAnnotationPresent(Mutant.class))
          .sorted(
              Comparator.comparing((Class<?> c) -> c.getSuperclass().getSimpleName())
                  .thenComparing(c -> c.getAnnotation(Mutant.class).of())
                  .thenComparing(c -> c.getAnnotation(Mutant.class).value()))
          .forEach(all::add);
    }
    return all;
  }
}
