package org.lufcheck.litmus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lufcheck.kernel.Arch;
import org.lufcheck.litmus.syntax.ExpectationLine;
import org.lufcheck.litmus.syntax.Name;
import org.lufcheck.variant.VariantIds;
import org.lufcheck.variant.text.SourceText;

/** Resolves expected results. */
final class ExpectationResolver {
  private final Check check;
  private final Collection<String> variants;

  /**
   * A resolver.
   *
   * @param variants the known kernels; empty if any name will do
   */
  ExpectationResolver(SourceText source, Collection<String> variants) {
    this.check = new Check(source);
    this.variants = variants;
  }

  List<Expectation> resolve(List<ExpectationLine> lines) {
    Set<String> kernels = new HashSet<>();
    List<Expectation> expectations = new ArrayList<>();
    for (ExpectationLine line : lines) {
      Expectation expectation = resolve(line);
      if (!kernels.add(expectation.kernel())) {
        throw check.error(line.variant().at(), "this kernel has an expectation already", "");
      }
      expectations.add(expectation);
    }
    return expectations;
  }

  private Expectation resolve(ExpectationLine line) {
    Name variant = line.variant();
    if (!variants.isEmpty() && !variants.contains(variant.text())) {
      throw check.unknown(variant, "variant", variants);
    }
    Set<String> seen = new HashSet<>();
    List<String> without = ids(line.without(), seen);
    List<String> with = ids(line.with(), seen);
    return new Expectation(
        variant.text(),
        without,
        with,
        arch(line.arch()),
        Expected.of(line.verdict().text()),
        line.properties().stream().map(Name::text).toList(),
        line.reason(),
        variant.at());
  }

  private List<String> ids(List<Name> names, Set<String> seen) {
    for (Name id : names) {
      if (!VariantIds.all().contains(id.text())) {
        throw check.unknown(id, "hook or guard", VariantIds.all());
      }
      check.fresh(id, seen);
    }
    return names.stream().map(Name::text).toList();
  }

  private Arch arch(Optional<Name> written) {
    if (written.isEmpty()) {
      return Arch.X86;
    }
    Name name = written.get();
    return Arch.all().stream()
        .filter(a -> a.name().equals(name.text()))
        .findFirst()
        .orElseThrow(
            () ->
                check.unknown(name, "architecture", Arch.all().stream().map(Arch::name).toList()));
  }
}
