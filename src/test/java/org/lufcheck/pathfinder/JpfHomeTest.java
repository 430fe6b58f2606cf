package org.lufcheck.pathfinder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lufcheck.variant.text.InputException;

/** What is wrong with an installation is said in one sentence that names who asked for it. */
final class JpfHomeTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void knowsItsBranchAndCommit() throws IOException {
    JpfHome home = JpfHome.at(FakeJpf.in(folder, "explored"), "test");

    assertThat(home.version()).isEqualTo("a-branch 0123456");
  }

  @Test
  void aHomeWithoutGitIsOfAnUnknownBranch() throws IOException {
    Path home = FakeJpf.in(folder, "explored");
    Files.delete(home.resolve(".git/HEAD"));

    assertThat(JpfHome.at(home, "test").version()).isEqualTo("unknown 0123456");
  }

  @Test
  void saysThatThereIsNoFolder() {
    assertRefused(folder.resolve("none"), "is not a folder");
  }

  @Test
  void saysThatItIsNotBuilt() throws IOException {
    Path home = FakeJpf.in(folder, "explored");
    Files.delete(home.resolve("build/jpf-classes.jar"));

    assertRefused(home, "has no build/jpf-classes.jar");
  }

  @Test
  void saysThatAJarIsNoJar() throws IOException {
    Path home = FakeJpf.in(folder, "explored");
    Files.writeString(home.resolve("build/jpf.jar"), "no zip");

    assertRefused(home, "cannot be read as a jar");
  }

  @Test
  void saysThatAJarIsNotJpf() throws IOException {
    Path home = FakeJpf.in(folder, "explored");
    FakeJpf.jarWith(home.resolve("build/jpf.jar"), "Other.class", "");

    assertRefused(home, "it is not JPF");
  }

  private static void assertRefused(Path home, String reason) {
    assertThatThrownBy(() -> JpfHome.at(home, "JPF_HOME"))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("JPF_HOME: ")
        .hasMessageContaining(reason);
  }

  @Test
  void onlyJdk17RunsJpf() throws IOException {
    Path jdk = Files.createDirectories(folder.resolve("jdk/bin"));
    Files.writeString(jdk.resolve("java"), "");
    assertThat(jdk.resolve("java").toFile().setExecutable(true)).isTrue();
    Path release = folder.resolve("jdk/release");
    Files.writeString(release, "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"17.0.15\"\n");
    assertThat(JpfJdk.at(folder.resolve("jdk"), "--jdk").home()).isEqualTo(folder.resolve("jdk"));

    Files.writeString(release, "JAVA_VERSION=\"25\"\n");

    assertThatThrownBy(() -> JpfJdk.at(folder.resolve("jdk"), "--jdk"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is JDK 25, but JPF's branch call-site-generation runs on JDK 17");
    assertThatThrownBy(() -> JpfJdk.at(folder, "--jdk"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is not a JDK");
  }
}
