package org.lufcheck.litmus.syntax;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.lufcheck.variant.text.Position;

/** Arbitrary scenarios that the grammar allows, whether or not they make sense. */
final class ScenarioTexts {
  private static final Position NOWHERE = Position.at(1, 1);
  private static final Arbitrary<Name> NAMES =
      Arbitraries.of("A", "F", "v0", "T1", "kswapd", "luf-v12", "r1", "x_1", "none", "LUF", "on")
          .map(ScenarioTexts::name);
  private static final Arbitrary<Num> NUMBERS =
      Arbitraries.integers().between(0, 12).map(n -> new Num(n, NOWHERE));
  private static final Arbitrary<String> COMMENTS =
      Arbitraries.of("", "why", "two\nlines", "a (* b", "blank\n\nline", "* star", "/\\ é");

  private ScenarioTexts() {}

  static Arbitrary<Scenario> scenarios() {
    return Combinators.combine(
            NAMES,
            COMMENTS,
            declarations().list().ofMaxSize(4),
            programs().list().ofMaxSize(3),
            clauses().optional(),
            expectations().list().ofMaxSize(3))
        .as(Scenario::new);
  }

  static Arbitrary<Formula> formulas() {
    Arbitrary<Formula> terms =
        Arbitraries.oneOf(
            Combinators.combine(NAMES, NAMES, NUMBERS).as(Formula.Register::new),
            Combinators.combine(places(), NUMBERS).as(Formula.Contents::new));
    return Arbitraries.recursive(
        () -> terms,
        inner ->
            Arbitraries.oneOf(
                Combinators.combine(inner, inner).as(Formula.And::new),
                Combinators.combine(inner, inner).as(Formula.Or::new),
                inner.map(Formula.Not::new)),
        0,
        4);
  }

  private static Name name(String text) {
    return new Name(text, NOWHERE);
  }

  private static Arbitrary<Place> places() {
    return Arbitraries.oneOf(
        filePages().map(p -> p), Combinators.combine(NAMES, NAMES).as(Place.Address::new));
  }

  private static Arbitrary<Place.FilePage> filePages() {
    return Combinators.combine(NAMES, NUMBERS).as(Place.FilePage::new);
  }

  private static Arbitrary<Declaration> declarations() {
    return Arbitraries.oneOf(
        NUMBERS.map(n -> new Declaration.Cpus(NOWHERE, n)),
        NUMBERS.map(n -> new Declaration.Frames(NOWHERE, n)),
        Combinators.combine(NUMBERS, NUMBERS)
            .as((low, min) -> new Declaration.Watermarks(NOWHERE, low, min)),
        NAMES.list().ofMinSize(1).ofMaxSize(2).map(o -> new Declaration.Boot(NOWHERE, o)),
        files(),
        mms());
  }

  private static Arbitrary<Declaration> files() {
    Arbitrary<Declaration.Contents> contents =
        Combinators.combine(NUMBERS, Arbitraries.of(true, false)).as(Declaration.Contents::new);
    return Combinators.combine(NAMES, contents.list().ofMinSize(1).ofMaxSize(3), NAMES.optional())
        .as(Declaration.File::new);
  }

  private static Arbitrary<Declaration> mms() {
    Arbitrary<Declaration.Target> targets =
        Arbitraries.oneOf(
            filePages().map(Declaration.Target.Page::new),
            NUMBERS.map(n -> new Declaration.Target.Anonymous(NOWHERE, n)),
            Arbitraries.just(new Declaration.Target.Nothing(NOWHERE)));
    Arbitrary<Declaration.Mapping> mappings =
        Combinators.combine(NAMES, targets, NAMES.list().ofMaxSize(3)).as(Declaration.Mapping::new);
    return Combinators.combine(NAMES, mappings.list().ofMaxSize(3)).as(Declaration.Mm::new);
  }

  private static Arbitrary<Program> programs() {
    Arbitrary<Argument> arguments =
        Arbitraries.oneOf(
            NUMBERS.map(Argument.Number::new),
            NAMES.map(Argument.Word::new),
            places().map(Argument.At::new));
    Arbitrary<Statement> statements =
        Combinators.combine(NAMES.optional(), NAMES, arguments.list().ofMaxSize(3))
            .as(Statement::new);
    return Combinators.combine(
            Arbitraries.of(true, false),
            NAMES,
            Arbitraries.of("any", "cpu0").map(ScenarioTexts::name),
            NAMES.optional(),
            NUMBERS.optional(),
            statements.list().ofMaxSize(3))
        .as(Program::new);
  }

  private static Arbitrary<Clause> clauses() {
    return Combinators.combine(
            Arbitraries.of("forbidden", "exists", "always").map(ScenarioTexts::name), formulas())
        .as(Clause::new);
  }

  private static Arbitrary<ExpectationLine> expectations() {
    Arbitrary<List<Name>> ids =
        Arbitraries.of("H4", "batch-asks").map(ScenarioTexts::name).list().ofMaxSize(2);
    Arbitrary<Optional<Name>> archs = NAMES.optional();
    return Combinators.combine(
            Arbitraries.of("vanilla", "luf-v12").map(ScenarioTexts::name),
            ids,
            ids,
            archs,
            Arbitraries.of(ExpectationParser.VERDICTS).map(ScenarioTexts::name),
            Arbitraries.of("S2", "F1").map(ScenarioTexts::name).list().ofMaxSize(2),
            Arbitraries.of("", "why", "two words"))
        .as(ExpectationLine::new);
  }
}
