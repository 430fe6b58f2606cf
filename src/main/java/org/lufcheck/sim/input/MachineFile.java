package org.lufcheck.sim.input;

import java.util.List;
import org.lufcheck.variant.text.SourceText;

/**
 * A machine as it was read from a file.
 *
 * @param source the file
 * @param machine what it says
 * @param stated each value with where it comes from
 */
public record MachineFile(SourceText source, Machine machine, List<Stated> stated) {
  /** The ending of files with machines, and with workloads. */
  public static final String ENDING = ".yaml";

  /** Copies the list. */
  public MachineFile {
    stated = List.copyOf(stated);
  }
}
