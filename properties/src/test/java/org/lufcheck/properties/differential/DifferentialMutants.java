package org.lufcheck.properties.differential;

import java.util.List;
import org.lufcheck.properties.kill.Mutant;
import org.lufcheck.variant.Variant;

/** Concurrent code that lacks what the model's kernel has. */
public final class DifferentialMutants {
  private DifferentialMutants() {}

  private static Variant without(Variant kernel, String id) {
    return kernel.has(id) ? kernel.without(List.of(id)) : kernel;
  }

  @Mutant(
      value = "the code's batches do not ask for a flush, the model's do",
      of = "guard batch-asks",
      killedBy = "modelAndCodeTakeTheSameStepsToTheSameEnd")
  static class CodeDoesNotAsk extends DifferentialProperties {
    @Override
    Variant inCode(Variant inModel) {
      return without(inModel, "batch-asks");
    }
  }

  @Mutant(
      value = "the code defers writable PTEs, the model does not",
      of = "guard read-only",
      killedBy = "modelAndCodeTakeTheSameStepsToTheSameEnd")
  static class CodeDefersWritable extends DifferentialProperties {
    @Override
    Variant inCode(Variant inModel) {
      return without(without(inModel, "read-only"), "not-dirty");
    }
  }

  @Mutant(
      value = "write() does not flush in the code, but in the model",
      of = "hook H2",
      killedBy = "modelAndCodeTakeTheSameStepsToTheSameEnd")
  static class CodeWritesWithoutHook extends DifferentialProperties {
    @Override
    Variant inCode(Variant inModel) {
      return without(inModel, "H2");
    }
  }

  @Mutant(
      value = "pages leave the allocator without a flush in the code, but not in the model",
      of = "hook H18",
      killedBy = "modelAndCodeTakeTheSameStepsToTheSameEnd")
  static class CodeTakesWithoutFlush extends DifferentialProperties {
    @Override
    Variant inCode(Variant inModel) {
      return without(inModel, "H18");
    }
  }
}
