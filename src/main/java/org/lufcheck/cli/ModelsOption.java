package org.lufcheck.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the models come from. */
final class ModelsOption {
  @Option(
      names = "--models",
      paramLabel = "DIR",
      description = "Read scenarios from DIR/litmus and kernels from DIR/variants.")
  private @Nullable Path folder;

  /** Reads them. */
  Models load() {
    return new Models(folder);
  }
}
