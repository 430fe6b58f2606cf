package org.lufcheck.litmus.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lufcheck.variant.text.Position;

/** Reads the initial state between the first braces. */
final class DeclarationParser {
  private static final List<String> ITEMS =
      List.of("cpus", "frames", "file", "mm", "boot", "watermarks");

  private final Cursor in;

  DeclarationParser(Cursor in) {
    this.in = in;
  }

  List<Declaration> initialState() {
    in.expect("{");
    return in.until("}", this::declaration);
  }

  private Declaration declaration() {
    Token first = in.peek();
    if (first.kind() != Token.Kind.WORD || !ITEMS.contains(first.text())) {
      throw in.expected("'}' or one of " + String.join(", ", ITEMS), ITEMS);
    }
    in.take();
    return switch (first.text()) {
      case "mm" -> mm();
      case "file" -> ended(file());
      case "boot" -> ended(boot(first.at()));
      case "watermarks" -> ended(watermarks(first.at()));
      case "cpus" -> ended(new Declaration.Cpus(first.at(), in.number("how many CPUs")));
      default -> ended(new Declaration.Frames(first.at(), in.number("how many frames")));
    };
  }

  private <T> T ended(T item) {
    in.expect(";");
    return item;
  }

  private Declaration boot(Position at) {
    return new Declaration.Boot(at, in.separated(",", () -> in.word("a boot option")));
  }

  private Declaration watermarks(Position at) {
    in.expect("low");
    Num low = in.number("a number of frames");
    in.expect("min");
    return new Declaration.Watermarks(at, low, in.number("a number of frames"));
  }

  private Declaration file() {
    Name name = in.name("the file's name");
    in.expect("=");
    in.expect("{");
    List<Declaration.Contents> pages = in.separated(",", this::contents);
    in.expect("}");
    return new Declaration.File(name, pages, kind());
  }

  private Declaration.Contents contents() {
    Num value = in.number("a page's value, 0 to 7");
    return new Declaration.Contents(value, in.accept("on-disk"));
  }

  private Optional<Name> kind() {
    return in.sees(";") ? Optional.empty() : Optional.of(in.word("';' or a kind of file"));
  }

  private Declaration mm() {
    Name name = in.name("the address space's name");
    in.expect("{");
    List<Declaration.Mapping> mappings = in.until("}", this::mapping);
    in.accept(";");
    return new Declaration.Mm(name, mappings);
  }

  private Declaration.Mapping mapping() {
    Name va = in.name("'}' or an address");
    in.expect("->");
    Declaration.Target target = target();
    List<Name> attributes = new ArrayList<>();
    while (!in.accept(";")) {
      attributes.add(in.word("';' or an attribute of the mapping"));
    }
    return new Declaration.Mapping(va, target, attributes);
  }

  private Declaration.Target target() {
    Name first = in.name("a file page, 'anon' or 'none'");
    if (in.sees("[")) {
      return new Declaration.Target.Page(new PlaceParser(in).filePage(first));
    }
    return switch (first.text()) {
      case "none" -> new Declaration.Target.Nothing(first.at());
      case "anon" -> new Declaration.Target.Anonymous(first.at(), in.number("a value, 0 to 7"));
      default ->
          throw in.error(
              first.at(), "'" + first.text() + "' cannot be mapped", "F[0], 'anon 1' or 'none'");
    };
  }
}
