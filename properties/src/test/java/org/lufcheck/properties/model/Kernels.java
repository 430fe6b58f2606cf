package org.lufcheck.properties.model;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;
import org.lufcheck.variant.Variant;
import org.lufcheck.variant.VariantIds;

/** Kernels to try scenarios on. */
public final class Kernels {
  private Kernels() {}

  /** A shipped kernel other than vanilla, as it is or with one hook or guard taken out. */
  public static Arbitrary<Variant> withAtMostOneMistake() {
    List<Variant> luf = Shipped.VARIANTS.all().stream().filter(v -> v.rules().luf()).toList();
    return Arbitraries.of(luf)
        .flatMap(
            kernel ->
                Arbitraries.frequencyOf(
                    Tuple.of(2, Arbitraries.just(kernel)),
                    Tuple.of(
                        1, Arbitraries.of(ids(kernel)).map(id -> kernel.without(List.of(id))))));
  }

  private static List<String> ids(Variant kernel) {
    return VariantIds.all().stream().filter(kernel::has).toList();
  }
}
