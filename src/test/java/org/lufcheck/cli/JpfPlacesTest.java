package org.lufcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lufcheck.pathfinder.FakeJpf;
import org.lufcheck.pathfinder.JpfHome;
import org.lufcheck.variant.text.InputException;

/** Option before property before variable before JPF's own file. */
final class JpfPlacesTest {
  @TempDir private Path folder = Path.of("");

  private Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("user.home", folder.toString());
    return properties;
  }

  @Test
  void findsNothingWhereNothingIsNamed() {
    assertThat(new JpfPlaces(properties(), Map.of()).find(null)).isEmpty();
  }

  @Test
  void theOptionComesFirstThenThePropertyThenTheVariable() throws IOException {
    Path home = FakeJpf.in(folder, "explored");
    Properties wrong = properties();
    wrong.setProperty("jpf.home", folder.resolve("property").toString());
    Map<String, String> variable = Map.of("JPF_HOME", folder.resolve("variable").toString());
    Properties none = properties();

    assertThat(new JpfPlaces(wrong, variable).find(home)).map(JpfHome::folder).contains(home);
    assertThatThrownBy(() -> new JpfPlaces(wrong, variable).find(null))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("-Djpf.home: ");
    assertThatThrownBy(() -> new JpfPlaces(none, variable).find(null))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("JPF_HOME: ");
  }

  @Test
  void readsTheFileOfJpfAsJpfDoes() throws IOException {
    Path home = FakeJpf.in(folder, "explored");
    Files.createDirectories(folder.resolve(".jpf"));
    Files.writeString(
        folder.resolve(".jpf/site.properties"), "top = ${user.home}\njpf-core = ${top}/jpf-core\n");

    assertThat(new JpfPlaces(properties(), Map.of()).find(null))
        .map(JpfHome::folder)
        .contains(home);
  }

  @Test
  void aFileWithoutTheKeyNamesNothing() throws IOException {
    Files.createDirectories(folder.resolve(".jpf"));
    Files.writeString(folder.resolve(".jpf/site.properties"), "other = x\n");

    assertThat(new JpfPlaces(properties(), Map.of()).find(null)).isEmpty();
  }
}
