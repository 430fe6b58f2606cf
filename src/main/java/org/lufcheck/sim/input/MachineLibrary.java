package org.lufcheck.sim.input;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lufcheck.variant.text.InputException;
import org.lufcheck.variant.text.ModelFiles;
import org.lufcheck.variant.text.SourceText;

/** The machines of a folder, by name. Immutable. */
public final class MachineLibrary {
  private final Map<String, SourceText> sources = new LinkedHashMap<>();

  private MachineLibrary(List<SourceText> texts) {
    texts.forEach(text -> sources.put(text.stem(MachineFile.ENDING), text));
  }

  /** The machines that come with the program. */
  public static MachineLibrary shipped() {
    return new MachineLibrary(ModelFiles.shipped("machines", MachineFile.ENDING));
  }

  /**
   * The machines of a folder.
   *
   * @throws InputException when it cannot be read
   */
  public static MachineLibrary in(Path folder) {
    return new MachineLibrary(ModelFiles.in(folder, MachineFile.ENDING));
  }

  /** The names, in alphabetical order. */
  public List<String> names() {
    return List.copyOf(sources.keySet());
  }

  /**
   * The machine of a name, or of a file if the name ends in {@code .yaml}.
   *
   * @throws InputException when there is none, or its file has a mistake
   */
  public MachineFile find(String nameOrFile) {
    if (nameOrFile.endsWith(MachineFile.ENDING)) {
      return read(SourceText.read(Path.of(nameOrFile)));
    }
    SourceText source = sources.get(nameOrFile);
    if (source == null) {
      throw InputException.unknown("--machine", "machine", nameOrFile, names());
    }
    return read(source);
  }

  /**
   * Reads a machine from a text; what it extends is looked up here.
   *
   * @throws InputException when the text has a mistake
   */
  public MachineFile read(SourceText source) {
    Section root = linked(source, new LinkedHashSet<>());
    Machine machine = new MachineReader(root).read(source.stem(MachineFile.ENDING));
    return new MachineFile(source, machine, root.stated());
  }

  private Section linked(SourceText source, Set<String> before) {
    Section root = Section.root(source);
    if (!root.has("extends")) {
      return root;
    }
    String base = root.text("extends");
    before.add(source.stem(MachineFile.ENDING));
    SourceText other = sources.get(base);
    if (other == null) {
      throw source.unknown(root.at("extends"), "machine", base, names());
    }
    if (before.contains(base)) {
      throw source.error(root.at("extends"), "this machine extends itself");
    }
    return root.extending(linked(other, before));
  }
}
