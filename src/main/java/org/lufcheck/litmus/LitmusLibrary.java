package org.lufcheck.litmus;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lufcheck.variant.VariantLibrary;
import org.lufcheck.variant.text.InputException;
import org.lufcheck.variant.text.ModelFiles;
import org.lufcheck.variant.text.SourceText;

/** Scenarios by name. Immutable. */
public final class LitmusLibrary {
  /** The ending of scenario files. */
  public static final String ENDING = ".litmus";

  private final Map<String, Litmus> scenarios = new LinkedHashMap<>();
  private final VariantLibrary variants;

  private LitmusLibrary(List<SourceText> sources, VariantLibrary variants) {
    this.variants = variants;
    for (SourceText source : sources) {
      Litmus litmus = read(source);
      String file = source.stem(ENDING);
      if (!litmus.name().equals(file)) {
        throw InputException.in(
            source.name(), "the scenario is named '" + litmus.name() + "', unlike its file");
      }
      scenarios.put(litmus.name(), litmus);
    }
  }

  /**
   * The scenarios that are shipped with the program.
   *
   * @param variants the kernels that expectations may name
   * @throws InputException at the first mistake in one of them
   */
  public static LitmusLibrary shipped(VariantLibrary variants) {
    return new LitmusLibrary(ModelFiles.shipped("litmus", ENDING), variants);
  }

  /**
   * The scenarios of a folder.
   *
   * @param variants the kernels that expectations may name
   * @throws InputException if the folder cannot be read, or at the first mistake in a scenario
   */
  public static LitmusLibrary in(Path folder, VariantLibrary variants) {
    return new LitmusLibrary(ModelFiles.in(folder, ENDING), variants);
  }

  /** All scenarios, by name. */
  public Collection<Litmus> all() {
    return List.copyOf(scenarios.values());
  }

  /** All names. */
  public List<String> names() {
    return List.copyOf(scenarios.keySet());
  }

  /**
   * The scenario with a name, or that of a file if the argument ends in {@link #ENDING}.
   *
   * @throws InputException if there is none, or it has a mistake
   */
  public Litmus find(String nameOrFile) {
    if (nameOrFile.endsWith(ENDING)) {
      return read(SourceText.read(Path.of(nameOrFile)));
    }
    Litmus found = scenarios.get(nameOrFile);
    if (found == null) {
      throw InputException.unknown(nameOrFile, "scenario", nameOrFile, names());
    }
    return found;
  }

  private Litmus read(SourceText source) {
    Litmus litmus = Litmus.read(source, variants.names());
    for (Expectation expectation : litmus.expectations()) {
      try {
        expectation.of(variants.get(expectation.variant()));
      } catch (InputException e) {
        throw source.error(expectation.at(), e.problem());
      }
    }
    return litmus;
  }
}
