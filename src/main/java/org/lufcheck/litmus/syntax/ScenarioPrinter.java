package org.lufcheck.litmus.syntax;

import java.util.List;
import java.util.stream.Collectors;

/** Writes a scenario in the usual layout. */
final class ScenarioPrinter {
  private ScenarioPrinter() {}

  static String print(Scenario scenario) {
    StringBuilder out = new StringBuilder("LUF " + scenario.name().text() + "\n\n");
    if (!scenario.story().isEmpty()) {
      out.append("(* ").append(scenario.story().replaceAll("\n(?!\n)", "\n   ")).append(" *)\n\n");
    }
    out.append("{\n");
    scenario.declarations().forEach(d -> out.append("  ").append(print(d)).append('\n'));
    out.append("}\n");
    scenario.programs().forEach(p -> out.append('\n').append(print(p)));
    scenario.clause().ifPresent(c -> out.append('\n').append(print(c)));
    if (!scenario.expectations().isEmpty()) {
      out.append("\nexpect {\n");
      scenario.expectations().forEach(e -> out.append("  ").append(print(e)).append('\n'));
      out.append("}\n");
    }
    return out.toString();
  }

  private static String print(Declaration declaration) {
    if (declaration instanceof Declaration.Cpus cpus) {
      return "cpus " + cpus.count().value() + ";";
    } else if (declaration instanceof Declaration.Frames frames) {
      return "frames " + frames.count().value() + ";";
    } else if (declaration instanceof Declaration.Watermarks marks) {
      return "watermarks low " + marks.low().value() + " min " + marks.min().value() + ";";
    } else if (declaration instanceof Declaration.Boot boot) {
      return "boot " + words(boot.options(), ", ") + ";";
    } else if (declaration instanceof Declaration.File file) {
      return print(file);
    }
    return print((Declaration.Mm) declaration);
  }

  private static String print(Declaration.File file) {
    String pages =
        file.pages().stream()
            .map(p -> p.value().value() + (p.onDisk() ? " on-disk" : ""))
            .collect(Collectors.joining(", "));
    String kind = file.kind().map(k -> " " + k.text()).orElse("");
    return "file " + file.name().text() + " = { " + pages + " }" + kind + ";";
  }

  private static String print(Declaration.Mm mm) {
    StringBuilder out = new StringBuilder("mm " + mm.name().text() + " {");
    String gap = mm.mappings().size() == 1 ? " " : "\n    ";
    mm.mappings().forEach(m -> out.append(gap).append(print(m)));
    return out.append(mm.mappings().size() == 1 ? " }" : "\n  }").toString();
  }

  private static String print(Declaration.Mapping mapping) {
    String attributes =
        mapping.attributes().isEmpty() ? "" : " " + words(mapping.attributes(), " ");
    return mapping.va().text() + " -> " + print(mapping.target()) + attributes + ";";
  }

  private static String print(Declaration.Target target) {
    if (target instanceof Declaration.Target.Page page) {
      return page.page().print();
    } else if (target instanceof Declaration.Target.Anonymous anon) {
      return "anon " + anon.value().value();
    }
    return "none";
  }

  private static String print(Program program) {
    StringBuilder out = new StringBuilder(program.background() ? "background " : "");
    out.append(program.name().text()).append(" @ ").append(program.cpu().text());
    program.mm().ifPresent(mm -> out.append(" in ").append(mm.text()));
    program.atMost().ifPresent(n -> out.append(" at most ").append(n.value()));
    out.append(" {\n");
    program.statements().forEach(s -> out.append("  ").append(print(s)).append(";\n"));
    return out.append("}\n").toString();
  }

  private static String print(Statement statement) {
    String arguments =
        statement.arguments().stream()
            .map(ScenarioPrinter::print)
            .collect(Collectors.joining(", "));
    String result = statement.register().map(r -> r.text() + " = ").orElse("");
    return result + statement.call().text() + "(" + arguments + ")";
  }

  private static String print(Argument argument) {
    if (argument instanceof Argument.Number number) {
      return Integer.toString(number.num().value());
    } else if (argument instanceof Argument.Word word) {
      return word.name().text();
    }
    return ((Argument.At) argument).place().print();
  }

  private static String print(Clause clause) {
    return clause.quantifier().text() + " (" + FormulaPrinter.print(clause.formula()) + ")\n";
  }

  private static String print(ExpectationLine line) {
    StringBuilder out = new StringBuilder(line.variant().text());
    if (!line.without().isEmpty()) {
      out.append(" without ").append(words(line.without(), ", "));
    }
    if (!line.with().isEmpty()) {
      out.append(" with ").append(words(line.with(), ", "));
    }
    line.arch().ifPresent(a -> out.append(" on ").append(a.text()));
    out.append(' ').append(line.verdict().text());
    line.properties().forEach(p -> out.append(' ').append(p.text()));
    return line.reason().isEmpty() ? out.toString() : out + " (* " + line.reason() + " *)";
  }

  private static String words(List<Name> names, String separator) {
    return names.stream().map(Name::text).collect(Collectors.joining(separator));
  }
}
