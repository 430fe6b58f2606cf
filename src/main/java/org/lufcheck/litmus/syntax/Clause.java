package org.lufcheck.litmus.syntax;

/**
 * The condition of a scenario with its quantifier: {@code forbidden}, {@code exists}, {@code
 * always}.
 */
public record Clause(Name quantifier, Formula formula) {}
