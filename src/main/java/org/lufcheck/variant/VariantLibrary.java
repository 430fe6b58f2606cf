package org.lufcheck.variant;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lufcheck.variant.text.InputException;
import org.lufcheck.variant.text.ModelFiles;
import org.lufcheck.variant.text.SourceText;
import org.lufcheck.variant.text.Yaml;

/** Variants by name. Immutable. */
public final class VariantLibrary {
  /** The ending of variant files. */
  public static final String ENDING = ".yaml";

  private final Map<String, Variant> variants;

  private VariantLibrary(Map<String, Variant> variants) {
    this.variants = variants;
  }

  /**
   * The variants that are shipped with the program.
   *
   * @throws InputException at the first mistake in one of them
   */
  public static VariantLibrary shipped() {
    return of(ModelFiles.shipped("variants", ENDING));
  }

  /**
   * The variants of a folder.
   *
   * @throws InputException if the folder cannot be read, or at the first mistake in a variant
   */
  public static VariantLibrary in(Path folder) {
    return of(ModelFiles.in(folder, ENDING));
  }

  /**
   * The variants of some texts, each named like its text without the ending.
   *
   * @throws InputException at the first mistake in one of them
   */
  public static VariantLibrary of(List<SourceText> sources) {
    Map<String, VariantFile> files = new LinkedHashMap<>();
    for (SourceText source : sources) {
      VariantFile file = new VariantFile(source);
      Yaml.Text name = file.required("name");
      if (!name.value().equals(source.stem(ENDING))) {
        throw source.error(name.at(), "the name differs from the file's", source.stem(ENDING));
      }
      files.put(name.value(), file);
    }
    Map<String, Variant> linked = new HashMap<>();
    files.keySet().forEach(name -> link(name, files, linked, new LinkedHashSet<>()));
    Map<String, Variant> ordered = new LinkedHashMap<>();
    files.values().stream()
        .sorted(Comparator.comparingInt(VariantFile::order))
        .map(file -> file.required("name").value())
        .forEach(name -> ordered.put(name, get(linked, name)));
    return new VariantLibrary(ordered);
  }

  /** All variants, in the order in which they want to be shown. */
  public Collection<Variant> all() {
    return List.copyOf(variants.values());
  }

  /** All names, in that order. */
  public List<String> names() {
    return List.copyOf(variants.keySet());
  }

  /**
   * The variant with a name.
   *
   * @throws InputException if there is none
   */
  public Variant get(String name) {
    Variant variant = variants.get(name);
    if (variant == null) {
      throw InputException.unknown(name, "variant", name, names());
    }
    return variant;
  }

  /**
   * The variant with a name, or that of a file if the argument ends in {@link #ENDING}; such a file
   * may extend a variant of this library.
   *
   * @throws InputException if there is none, or it has a mistake
   */
  public Variant find(String nameOrFile) {
    return nameOrFile.endsWith(ENDING)
        ? read(SourceText.read(Path.of(nameOrFile)))
        : get(nameOrFile);
  }

  /**
   * Reads a variant that may extend one of this library.
   *
   * @throws InputException if it has a mistake
   */
  public Variant read(SourceText source) {
    VariantFile file = new VariantFile(source);
    file.order();
    return new VariantLinker(file)
        .link(
            base -> {
              if (!variants.containsKey(base.value())) {
                throw source.unknown(base.at(), "variant", base.value(), names());
              }
              return get(base.value());
            });
  }

  private static Variant link(
      String name, Map<String, VariantFile> files, Map<String, Variant> linked, Set<String> path) {
    if (linked.containsKey(name)) {
      return get(linked, name);
    }
    path.add(name);
    VariantFile file = get(files, name);
    Variant variant =
        new VariantLinker(file)
            .link(
                base -> {
                  if (!files.containsKey(base.value())) {
                    throw file.source().unknown(base.at(), "variant", base.value(), files.keySet());
                  }
                  if (path.contains(base.value())) {
                    String cycle = String.join(" extends ", path) + " extends " + base.value();
                    throw file.source().error(base.at(), "variants extend in a circle: " + cycle);
                  }
                  return link(base.value(), files, linked, path);
                });
    linked.put(name, variant);
    path.remove(name);
    return variant;
  }

  private static <T> T get(Map<String, T> map, String key) {
    T value = map.get(key);
    if (value == null) {
      throw new IllegalArgumentException(key);
    }
    return value;
  }
}
