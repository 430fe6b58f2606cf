package org.lufcheck.models;

import java.util.List;
import java.util.Set;
import org.lufcheck.explore.BreadthFirst;
import org.lufcheck.explore.Model;
import org.lufcheck.explore.SearchResult;
import org.lufcheck.kernel.Arch;
import org.lufcheck.kernel.Judge;
import org.lufcheck.kernel.KernelModel;
import org.lufcheck.kernel.oracle.Property;
import org.lufcheck.litmus.Expectation;
import org.lufcheck.litmus.Litmus;
import org.lufcheck.litmus.LitmusLibrary;
import org.lufcheck.litmus.Quantifier;
import org.lufcheck.variant.Variant;
import org.lufcheck.variant.VariantLibrary;

/** A scenario on a kernel: the shipped ones, and how they are searched. */
record Case(Litmus litmus, Variant kernel, Arch arch) {
  static final VariantLibrary VARIANTS = VariantLibrary.shipped();
  static final LitmusLibrary SCENARIOS = LitmusLibrary.shipped(VARIANTS);

  /** The kernel that an expectation speaks of. */
  static Case of(Litmus litmus, Expectation expectation) {
    Variant kernel = expectation.of(VARIANTS.get(expectation.variant()));
    return new Case(litmus, kernel, expectation.arch());
  }

  /** A scenario on a shipped kernel, unchanged, on x86. */
  static Case of(String scenario, String variant) {
    return new Case(SCENARIOS.find(scenario), VARIANTS.get(variant), Arch.X86);
  }

  /** Every scenario on a shipped kernel, unchanged, on x86. */
  static List<Case> allOn(String variant) {
    return SCENARIOS.all().stream()
        .map(litmus -> new Case(litmus, VARIANTS.get(variant), Arch.X86))
        .toList();
  }

  /** Every shipped expectation's scenario and kernel. */
  static List<Case> expected() {
    return SCENARIOS.all().stream()
        .flatMap(litmus -> litmus.expectations().stream().map(e -> of(litmus, e)))
        .toList();
  }

  String name() {
    return litmus.name()
        + " / "
        + kernel.name()
        + (arch.equals(Arch.X86) ? "" : " on " + arch.name());
  }

  KernelModel model(Set<Property> watched) {
    boolean condition = litmus.quantifier() != Quantifier.EXISTS;
    return KernelModel.of(
        litmus.setup(), kernel.rules(), arch, new Judge.Watch(watched, condition));
  }

  /** Searches for a violation of the outcomes, with one thread and reductions. */
  Finding search() {
    return search(Set.of(), Searches.UNLIMITED);
  }

  /** Searches at most so many states, with the outcomes and some more properties watched. */
  Finding search(Set<Property> watched, long maxStates) {
    return Finding.of(search(model(watched), maxStates));
  }

  /** Searches at most so many states of a model. */
  static SearchResult search(Model model, long maxStates) {
    return new BreadthFirst(model, Searches.options(maxStates)).run();
  }
}
