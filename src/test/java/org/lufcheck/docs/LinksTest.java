package org.lufcheck.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Hook;
import org.lufcheck.variant.Variant;

/** What the documents refer to exists, and what needs mentioning is mentioned. */
final class LinksTest {
  private static final Path TOP = Path.of(System.getProperty("basedir", "."), "..");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

  @Test
  void everyLinkLeadsToAFile() throws IOException {
    for (Path document : documents()) {
      List<String> targets =
          LINK.matcher(Files.readString(document))
              .results()
              .map((MatchResult link) -> link.group(1))
              .distinct()
              .toList();
      assertThat(targets).as(document.toString()).allSatisfy(target -> exists(document, target));
    }
  }

  @Test
  void assumptionsNameEveryRepairAndEveryHookThatIsKept() throws IOException {
    String text = Files.readString(TOP.resolve("docs/assumptions.md"));
    Variant repaired = Survey.VARIANTS.get("luf-repaired");

    Stream<String> guards =
        Stream.of(Guard.values())
            .filter(guard -> guard.source().startsWith("lufcheck"))
            .map(Guard::id);
    Stream<String> hooks = Stream.of(Hook.values()).map(Hook::name);

    assertThat(Stream.concat(guards, hooks).filter(repaired::has))
        .filteredOn(id -> !text.matches("(?s).*\\b" + id + "\\b.*"))
        .isEmpty();
  }

  private static void exists(Path document, String target) {
    assertThat(document.resolveSibling(target)).exists();
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> docs = Files.list(TOP.resolve("docs"))) {
      return Stream.concat(Stream.of(TOP.resolve("README.md")), docs)
          .filter(file -> file.toString().endsWith(".md"))
          .toList();
    }
  }
}
