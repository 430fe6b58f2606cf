package org.lufcheck.properties.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Every known mutant is killed, and docs/properties.md says by which property. */
final class KillTableTest {
  private static final Path MODULE = Path.of(System.getProperty("basedir", "."));
  private static final Path DOC = MODULE.resolve("../docs/properties.md");
  private static final Path SHOULD = MODULE.resolve("target/docs/properties.md");
  private static final String BEGIN = "<!-- kills:begin -->\n";
  private static final String END = "<!-- kills:end -->";

  @Test
  void everyMutantIsKilledByTheDocumentedPropertyWithinItsDefaultTries() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("| what is broken | where | killed by | tries |");
    lines.add("|---|---|---|---|");
    List<String> survivors = new ArrayList<>();
    for (Class<?> mutant : Mutants.all()) {
      Mutant it = mutant.getAnnotation(Mutant.class);
      OptionalInt tries = Execution.of(mutant, it.killedBy());
      if (tries.isEmpty()) {
        survivors.add(mutant.getSimpleName() + " survives " + it.killedBy());
      }
      String property = mutant.getSuperclass().getSimpleName() + "." + it.killedBy();
      String count = tries.isPresent() ? "" + tries.getAsInt() : "survives";
      lines.add("| %s | %s | `%s` | %s |".formatted(it.value(), it.of(), property, count));
    }

    assertThat(survivors).isEmpty();
    documents(String.join("\n", lines) + "\n");
  }

  private static void documents(String table) throws IOException {
    String text = Files.readString(DOC);
    assertThat(text).contains(BEGIN).contains(END);
    int from = text.indexOf(BEGIN) + BEGIN.length();
    String is = text.substring(from, text.indexOf(END, from));
    if (!is.equals(table)) {
      Files.createDirectories(SHOULD.getParent());
      Files.writeString(
          SHOULD, text.substring(0, from) + table + text.substring(text.indexOf(END)));
    }
    // A new guard or kernel changes what a seed draws: the tries are those of the last generation.
    assertThat(withoutTries(is))
        .as("%s is out of date; %s is as it should be", DOC, SHOULD)
        .isEqualTo(withoutTries(table));
  }

  private static String withoutTries(String table) {
    return table.replaceAll("\\d+ \\|\n", "|\n");
  }
}
