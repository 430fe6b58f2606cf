package org.lufcheck.properties.metamorphic;

import java.util.List;
import org.lufcheck.properties.kill.Mutant;
import org.lufcheck.properties.model.Shipped;
import org.lufcheck.variant.Variant;

/** Repaired kernels with something taken out, in generated scenarios. */
public final class RefinementMutants {
  private RefinementMutants() {}

  private static Variant without(String id) {
    return Shipped.VARIANTS.get("luf-repaired").without(List.of(id));
  }

  @Mutant(
      value = "write() does not flush the file; no oracle looks on",
      of = "hook H2 of luf-repaired",
      killedBy = "whatUsersOfTheRepairedKernelSeeVanillaCanShow")
  static class WithoutH2 extends RefinementProperties {
    @Override
    Variant repaired() {
      return without("H2");
    }
  }

  @Mutant(
      value = "a tagged page leaves the allocator without a flush, in any interleaving",
      of = "hook H18 of luf-repaired",
      killedBy = "nothingIsWrongWithTheRepairedKernel")
  static class WithoutH18 extends RefinementProperties {
    @Override
    Variant repaired() {
      return without("H18");
    }
  }
}
