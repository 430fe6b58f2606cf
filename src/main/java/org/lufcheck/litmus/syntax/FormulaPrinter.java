package org.lufcheck.litmus.syntax;

/** Writes conditions with as few parentheses as possible. */
final class FormulaPrinter {
  private static final int OR = 0;
  private static final int AND = 1;
  private static final int NOT = 2;

  private FormulaPrinter() {}

  static String print(Formula formula) {
    return print(formula, OR);
  }

  private static String print(Formula formula, int floor) {
    if (formula instanceof Formula.Or or) {
      return wrap(print(or.left(), OR) + " \\/ " + print(or.right(), AND), floor > OR);
    } else if (formula instanceof Formula.And and) {
      return wrap(print(and.left(), AND) + " /\\ " + print(and.right(), NOT), floor > AND);
    } else if (formula instanceof Formula.Not not) {
      return "~" + print(not.inner(), NOT);
    }
    return term(formula);
  }

  private static String term(Formula formula) {
    if (formula instanceof Formula.Register r) {
      return r.thread().text() + ":" + r.register().text() + " = " + r.value().value();
    }
    Formula.Contents contents = (Formula.Contents) formula;
    return contents.place().print() + " = " + contents.value().value();
  }

  private static String wrap(String text, boolean needed) {
    return needed ? "(" + text + ")" : text;
  }
}
