package org.lufcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;

/** A jar that answers like the races' program, but with what a test has put into it. */
final class FakeRaces {
  private static final String NAME = "org/lufcheck/jcstress/run/RaceMain";
  private static final String SOURCE =
      """
      package org.lufcheck.jcstress.run;

      public final class RaceMain {
        public static void main(String[] words) throws Exception {
          System.err.println("as JCStress would say");
          String answer = words[0] + ".txt";
          try (var in = RaceMain.class.getResourceAsStream("/" + answer)) {
            System.out.write(in.readAllBytes());
          }
          System.out.flush();
        }
      }
      """;

  private static final String RACE =
      """
      {"event":"race","name":"Mark_01_Order","about":"O4","promise":"flush, then mark",\
      "model":"G-done-marks --without mark-after-flush","violates":"F1","unlike":"it is another one",\
      "tests":[\
      {"test":"x.Mark_01_Order.Plain","name":"Plain","cause":"compiler","explanation":"the JIT can",\
      "outcomes":[{"id":"0","expect":"ACCEPTABLE","meaning":"fine"},\
      {"id":"1","expect":"ACCEPTABLE_INTERESTING","meaning":"The frame can be read!"}]},\
      {"test":"x.Mark_01_Order.Barrier","name":"Barrier",\
      "outcomes":[{"id":"0","expect":"ACCEPTABLE","meaning":"fine"},\
      {"id":"1","expect":"FORBIDDEN","meaning":"The frame can be read!"}]}]}
      """;

  private FakeRaces() {}

  /** A jar in a folder whose program answers a run with these messages. */
  static Path jar(Path folder, String... run) throws IOException {
    Path source = folder.resolve(NAME + ".java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, SOURCE);
    int code =
        ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", source.toString());
    assertThat(code).isZero();
    Path jar = folder.resolve("races.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      byte[] program = Files.readAllBytes(folder.resolve(NAME + ".class"));
      put(entries, NAME + ".class", program);
      put(entries, "list.txt", (RACE + finished()).getBytes(StandardCharsets.UTF_8));
      String answer = String.join("", List.of(run));
      put(entries, "run.txt", answer.getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }

  private static void put(JarOutputStream entries, String name, byte[] content) throws IOException {
    entries.putNextEntry(new JarEntry(name));
    entries.write(content);
    entries.closeEntry();
  }

  /** Two runs are planned. */
  static String planned() {
    return "{\"event\":\"planned\",\"runs\":2}\n";
  }

  /** A version showed the hazard so many times. */
  static String result(String version, int hazards) {
    String expect = version.equals("Plain") ? "ACCEPTABLE_INTERESTING" : "FORBIDDEN";
    return "{\"event\":\"result\",\"test\":\"x.Mark_01_Order."
        + version
        + "\",\"status\":\"NORMAL\",\"outcomes\":[{\"expect\":\"ACCEPTABLE\",\"count\":1000},"
        + "{\"expect\":\""
        + expect
        + "\",\"count\":"
        + hazards
        + "}],\"messages\":[]}\n";
  }

  /** A version could not be run. */
  static String problem(String version) {
    return "{\"event\":\"result\",\"test\":\"x.Mark_01_Order."
        + version
        + "\",\"status\":\"VM_ERROR\",\"outcomes\":[],\"messages\":[\"out of memory\"]}\n";
  }

  /** All was run. */
  static String finished() {
    return "{\"event\":\"finished\"}\n";
  }
}
