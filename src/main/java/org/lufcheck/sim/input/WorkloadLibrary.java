package org.lufcheck.sim.input;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lufcheck.variant.text.InputException;
import org.lufcheck.variant.text.ModelFiles;
import org.lufcheck.variant.text.SourceText;

/** The workloads of a folder, by name. Immutable. */
public final class WorkloadLibrary {
  private final Map<String, SourceText> sources = new LinkedHashMap<>();

  private WorkloadLibrary(List<SourceText> texts) {
    texts.forEach(text -> sources.put(text.stem(MachineFile.ENDING), text));
  }

  /** The workloads that come with the program. */
  public static WorkloadLibrary shipped() {
    return new WorkloadLibrary(ModelFiles.shipped("workloads", MachineFile.ENDING));
  }

  /**
   * The workloads of a folder.
   *
   * @throws InputException when it cannot be read
   */
  public static WorkloadLibrary in(Path folder) {
    return new WorkloadLibrary(ModelFiles.in(folder, MachineFile.ENDING));
  }

  /** The names, in alphabetical order. */
  public List<String> names() {
    return List.copyOf(sources.keySet());
  }

  /**
   * The workload of a name, or of a file if the name ends in {@code .yaml}.
   *
   * @throws InputException when there is none, or its file has a mistake
   */
  public WorkloadFile find(String nameOrFile) {
    if (nameOrFile.endsWith(MachineFile.ENDING)) {
      return read(SourceText.read(Path.of(nameOrFile)));
    }
    SourceText source = sources.get(nameOrFile);
    if (source == null) {
      throw InputException.unknown("--workload", "workload", nameOrFile, names());
    }
    return read(source);
  }

  /**
   * Reads a workload from a text.
   *
   * @throws InputException when the text has a mistake
   */
  public static WorkloadFile read(SourceText source) {
    Section root = Section.root(source);
    Workload workload = new WorkloadReader(root).read(source.stem(MachineFile.ENDING));
    return new WorkloadFile(source, workload, root.stated());
  }
}
