package org.lufcheck.cli;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lufcheck.variant.text.InputException;

/** Where the races are. */
final class RacesJar {
  private static final Path PLACE = Path.of("jcstress", "target", "races.jar");

  private RacesJar() {}

  /**
   * The jar: the one that the user named, or the one that was built beside this program.
   *
   * @throws InputException if it is not there
   */
  static Path find(@Nullable Path named) {
    Path jar = named != null ? named : top().map(top -> top.resolve(PLACE)).orElse(PLACE);
    if (!Files.isRegularFile(jar)) {
      String advice = named != null ? "" : "; 'mvn -DskipTests package' builds it";
      throw InputException.in(jar.toString(), "there are no races here" + advice);
    }
    return jar;
  }

  /** The folder of the project, if this program runs from {@code src/target} in it. */
  private static Optional<Path> top() {
    CodeSource source = RacesJar.class.getProtectionDomain().getCodeSource();
    try {
      return source == null
          ? Optional.empty()
          : Optional.of(Path.of(source.getLocation().toURI()).resolve("../../..").normalize());
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
