package org.lufcheck.pathfinder;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.lufcheck.variant.text.InputException;

/** Compiles the driver against the user's Java PathFinder. */
final class DriverClasses {
  /** The driver's class. */
  static final String MAIN = "PathfinderDriver";

  private static final String RESOURCE = "/pathfinder/" + MAIN + ".java";

  private DriverClasses() {}

  /**
   * Compiles it.
   *
   * @param folder where the source and the classes go
   * @throws InputException if this JPF has another interface, or there is no compiler
   */
  static void compile(JpfHome jpf, Path folder) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw InputException.in(
          "lufcheck jpf", "this Java has no compiler: to run JPF, start lufcheck with a JDK");
    }
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (InputStream in = DriverClasses.class.getResourceAsStream(RESOURCE);
        StandardJavaFileManager files =
            compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing");
      }
      Path source = folder.resolve(MAIN + ".java");
      Files.copy(in, source);
      List<String> options =
          List.of(
              "--release=" + JpfJdk.FEATURE,
              "-proc:none",
              "-nowarn",
              "-cp",
              jpf.jar().toString(),
              "-d",
              folder.toString());
      var sources = files.getJavaFileObjects(source);
      boolean compiled =
          compiler.getTask(new StringWriter(), files, diagnostics, options, null, sources).call();
      if (!compiled) {
        throw InputException.in(
            jpf.folder().toString(),
            "this JPF does not fit: expected branch " + JpfJdk.BRANCH + "; " + first(diagnostics));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String first(DiagnosticCollector<JavaFileObject> diagnostics) {
    return diagnostics.getDiagnostics().stream()
        .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
        .findFirst()
        .map(d -> d.getMessage(Locale.ROOT).lines().findFirst().orElse(""))
        .orElse("");
  }
}
