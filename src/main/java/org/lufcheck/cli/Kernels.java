package org.lufcheck.cli;

import java.util.ArrayList;
import java.util.List;
import org.lufcheck.kernel.Arch;
import org.lufcheck.variant.Variant;
import org.lufcheck.variant.VariantIds;
import org.lufcheck.variant.text.InputException;

/**
 * The kernels that a command is about.
 *
 * @param variants as they are shipped or written
 * @param without ids to take out of each
 * @param with ids to add to each
 * @param archs the hardware
 */
record Kernels(List<Variant> variants, List<String> without, List<String> with, List<Arch> archs) {
  /**
   * The kernels with the given names, or without names all to which the changes can be made.
   *
   * @throws InputException if a name or id names nothing, or the changes cannot be made
   */
  static Kernels of(
      Models models,
      List<String> names,
      List<String> without,
      List<String> with,
      List<String> archs) {
    List<Arch> hardware =
        archs.isEmpty() ? List.of(Arch.X86) : archs.stream().distinct().map(Models::arch).toList();
    checkIds("--without", without);
    checkIds("--with", with);
    List<Variant> variants = new ArrayList<>();
    if (names.isEmpty()) {
      for (Variant variant : models.variants().all()) {
        if (fits(variant, without, with)) {
          variants.add(variant);
        }
      }
      if (variants.isEmpty()) {
        throw InputException.in("--without, --with", "no kernel can be changed so");
      }
    } else {
      names.stream().distinct().map(models.variants()::find).forEach(variants::add);
      variants.forEach(variant -> variant.without(without).with(with));
    }
    return new Kernels(variants, without, with, hardware);
  }

  private static boolean fits(Variant variant, List<String> without, List<String> with) {
    try {
      return variant.without(without).with(with).name().startsWith(variant.name());
    } catch (InputException e) {
      return false;
    }
  }

  /**
   * Checks that ids name hooks or guards.
   *
   * @throws InputException at the first that does not
   */
  static void checkIds(String option, List<String> ids) {
    for (String id : ids) {
      if (!VariantIds.all().contains(id)) {
        throw InputException.unknown(option, "hook or guard", id, VariantIds.all());
      }
    }
  }
}
