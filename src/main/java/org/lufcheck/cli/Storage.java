package org.lufcheck.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lufcheck.litmus.LitmusLibrary;
import org.lufcheck.variant.text.InputException;
import org.lufcheck.verdict.Verdict;
import org.lufcheck.verdict.trace.TraceFile;

/** Stores runs in files. */
final class Storage {
  private final Models models;

  /** Storage for runs of scenarios of these models. */
  Storage(Models models) {
    this.models = models;
  }

  /** Stores the first run that shows something wrong; false if none does. */
  boolean save(List<Verdict> verdicts, List<String> scenarios, Path file) {
    Optional<Verdict> first = verdicts.stream().filter(v -> v.shownBy().isPresent()).findFirst();
    if (first.isEmpty()) {
      return false;
    }
    Verdict verdict = first.get();
    String name = verdict.subject().litmus().name();
    String source =
        scenarios.stream()
            .filter(s -> s.endsWith(name + LitmusLibrary.ENDING))
            .findFirst()
            .orElse(name);
    String text = TraceFile.of(verdict, models.text(source)).json(Version.number());
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw InputException.in(file.toString(), "cannot be written: " + e.getMessage());
    }
    return true;
  }
}
