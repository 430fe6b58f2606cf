package org.lufcheck.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lufcheck.kernel.Arch;
import org.lufcheck.litmus.Litmus;
import org.lufcheck.litmus.LitmusLibrary;
import org.lufcheck.variant.VariantLibrary;
import org.lufcheck.variant.text.InputException;
import org.lufcheck.variant.text.ModelFiles;
import org.lufcheck.variant.text.SourceText;

/** The scenarios and kernels of a run. Immutable. */
final class Models {
  private final VariantLibrary variants;
  private final LitmusLibrary scenarios;
  private final List<SourceText> texts;

  /** The shipped models, or those of a folder that holds {@code litmus} and {@code variants}. */
  Models(@Nullable Path folder) {
    if (folder == null) {
      variants = VariantLibrary.shipped();
      scenarios = LitmusLibrary.shipped(variants);
      texts = ModelFiles.shipped("litmus", LitmusLibrary.ENDING);
    } else {
      variants = VariantLibrary.in(folder.resolve("variants"));
      scenarios = LitmusLibrary.in(folder.resolve("litmus"), variants);
      texts = ModelFiles.in(folder.resolve("litmus"), LitmusLibrary.ENDING);
    }
  }

  VariantLibrary variants() {
    return variants;
  }

  LitmusLibrary scenarios() {
    return scenarios;
  }

  /** The scenarios with the given names or in the given files; all for none. */
  List<Litmus> find(List<String> names) {
    return names.isEmpty()
        ? List.copyOf(scenarios.all())
        : names.stream().distinct().map(this::find).toList();
  }

  private Litmus find(String name) {
    List<String> begin = scenarios.names().stream().filter(n -> n.startsWith(name)).toList();
    if (!begin.isEmpty() && !scenarios.names().contains(name)) {
      throw InputException.in(
          name, "unknown scenario; did you mean " + String.join(" or ", begin) + "?");
    }
    return scenarios.find(name);
  }

  /** A scenario as it was written. */
  String text(String nameOrFile) {
    if (nameOrFile.endsWith(LitmusLibrary.ENDING)) {
      return SourceText.read(Path.of(nameOrFile)).text();
    }
    return texts.stream()
        .filter(text -> text.stem(LitmusLibrary.ENDING).equals(nameOrFile))
        .map(SourceText::text)
        .findFirst()
        .orElseThrow(
            () -> InputException.unknown(nameOrFile, "scenario", nameOrFile, scenarios.names()));
  }

  /** The hardware with a name. */
  static Arch arch(String name) {
    return Arch.all().stream()
        .filter(arch -> arch.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                InputException.unknown(
                    "--arch", "architecture", name, Arch.all().stream().map(Arch::name).toList()));
  }
}
