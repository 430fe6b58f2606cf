package org.lufcheck.litmus;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lufcheck.kernel.Condition;
import org.lufcheck.litmus.syntax.Clause;
import org.lufcheck.litmus.syntax.Formula;
import org.lufcheck.litmus.syntax.Program;
import org.lufcheck.variant.text.SourceText;

/** Resolves the names in a condition. */
final class ConditionResolver {
  private final Check check;
  private final Memory memory;
  private final List<String> threads;
  private final List<Integer> registers;

  ConditionResolver(
      SourceText source, Memory memory, List<Program> programs, List<Integer> registers) {
    this.check = new Check(source);
    this.memory = memory;
    this.threads = programs.stream().map(p -> p.name().text()).toList();
    this.registers = registers;
  }

  Condition condition(Optional<Clause> clause, Quantifier quantifier) {
    if (clause.isEmpty()) {
      return new Condition.Constant(false);
    }
    Condition written = resolve(clause.get().formula());
    return quantifier == Quantifier.ALWAYS ? new Condition.Not(written) : written;
  }

  private Condition resolve(Formula formula) {
    if (formula instanceof Formula.And and) {
      return new Condition.And(resolve(and.left()), resolve(and.right()));
    } else if (formula instanceof Formula.Or or) {
      return new Condition.Or(resolve(or.left()), resolve(or.right()));
    } else if (formula instanceof Formula.Not not) {
      return new Condition.Not(resolve(not.inner()));
    } else if (formula instanceof Formula.Contents contents) {
      int page = new Pages(check, memory).number(contents.place());
      return new Condition.Contents(page, check.value(contents.value()));
    }
    return register((Formula.Register) formula);
  }

  private Condition register(Formula.Register term) {
    int thread = threads.indexOf(term.thread().text());
    if (thread < 0) {
      throw check.unknown(term.thread(), "thread", threads);
    }
    List<String> names =
        IntStream.rangeClosed(1, registers.get(thread)).mapToObj(r -> "r" + r).toList();
    int register = names.indexOf(term.register().text());
    if (register < 0) {
      throw check.unknown(term.register(), "register of " + term.thread().text(), names);
    }
    return new Condition.Register(thread, register, check.value(term.value()));
  }
}
