package org.lufcheck.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lufcheck.pathfinder.JpfHome;
import org.lufcheck.variant.text.InputException;

/**
 * Where Java PathFinder may be named, the first that names it counts: an option, the system
 * property {@code jpf.home}, the variable {@code JPF_HOME}, and the key {@code jpf-core} of {@code
 * .jpf/site.properties} in the home folder, which is JPF's own convention.
 *
 * @param properties the JVM's
 * @param environment the process's
 */
record JpfPlaces(Properties properties, Map<String, String> environment) {
  private static final String PROPERTY = "jpf.home";
  private static final String VARIABLE = "JPF_HOME";
  private static final String SITE = ".jpf/site.properties";
  private static final String SITE_KEY = "jpf-core";

  /** A reference that needs more steps refers to itself. */
  private static final int DEEPEST = 8;

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]+)}");

  /** What surrounds this process. */
  static JpfPlaces surroundings() {
    return new JpfPlaces(System.getProperties(), System.getenv());
  }

  /**
   * The installation that is named first; empty if none is named.
   *
   * @param option the value of {@code --jpf-home}, if it was given
   * @throws InputException if what is named is not a JPF that can be used
   */
  Optional<JpfHome> find(@Nullable Path option) {
    if (option != null) {
      return Optional.of(JpfHome.at(option.toAbsolutePath(), "--jpf-home"));
    }
    String property = properties.getProperty(PROPERTY, "");
    if (!property.isBlank()) {
      return Optional.of(JpfHome.at(Path.of(property).toAbsolutePath(), "-D" + PROPERTY));
    }
    String variable = environment.getOrDefault(VARIABLE, "");
    if (!variable.isBlank()) {
      return Optional.of(JpfHome.at(Path.of(variable).toAbsolutePath(), VARIABLE));
    }
    Path site = Path.of(properties.getProperty("user.home", "")).resolve(SITE);
    return Files.isRegularFile(site) ? inSite(site) : Optional.empty();
  }

  private Optional<JpfHome> inSite(Path site) {
    Properties entries = new Properties();
    try (Reader reader = Files.newBufferedReader(site)) {
      entries.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw InputException.in(site.toString(), "cannot be read: " + e.getMessage());
    }
    String value = entries.getProperty(SITE_KEY, "");
    if (value.isBlank()) {
      return Optional.empty();
    }
    Path folder = site.resolveSibling(expand(value.strip(), entries));
    return Optional.of(JpfHome.at(folder, site + ", key " + SITE_KEY));
  }

  /** References to other keys and to system properties, as JPF expands them. */
  private String expand(String value, Properties entries) {
    String expanded = value;
    for (int i = 0; i < DEEPEST && REFERENCE.matcher(expanded).find(); i++) {
      expanded =
          REFERENCE
              .matcher(expanded)
              .replaceAll(
                  found -> {
                    String name = found.group(1);
                    String other = properties.getProperty(name, found.group());
                    return Matcher.quoteReplacement(entries.getProperty(name, other));
                  });
    }
    return expanded;
  }
}
