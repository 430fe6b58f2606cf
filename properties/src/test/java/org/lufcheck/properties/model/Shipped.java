package org.lufcheck.properties.model;

import java.util.List;
import org.lufcheck.kernel.Arch;
import org.lufcheck.kernel.Judge;
import org.lufcheck.kernel.KernelModel;
import org.lufcheck.kernel.oracle.Property;
import org.lufcheck.litmus.Litmus;
import org.lufcheck.litmus.LitmusLibrary;
import org.lufcheck.variant.Variant;
import org.lufcheck.variant.VariantLibrary;
import org.lufcheck.variant.text.ModelFiles;
import org.lufcheck.variant.text.SourceText;

/** The shipped kernels and scenarios, read once. */
public final class Shipped {
  /** The kernels. */
  public static final VariantLibrary VARIANTS = VariantLibrary.shipped();

  /** The texts of the scenarios. */
  public static final List<SourceText> SCENARIO_TEXTS = ModelFiles.shipped("litmus", ".litmus");

  /** The texts of the kernels. */
  public static final List<SourceText> VARIANT_TEXTS = ModelFiles.shipped("variants", ".yaml");

  /** The scenarios. */
  public static final LitmusLibrary SCENARIOS = LitmusLibrary.shipped(VARIANTS);

  private Shipped() {}

  /** The model of a scenario on a kernel, on x86, that judges outcomes and some more. */
  public static KernelModel model(Litmus litmus, Variant kernel, Property... more) {
    return KernelModel.of(
        litmus.setup(), kernel.rules(), Arch.X86, new Judge.Watch(java.util.Set.of(more), true));
  }
}
