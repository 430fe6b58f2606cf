package org.lufcheck.verdict.explain;

/**
 * One link of the chain that led to a failure.
 *
 * @param step the number of the step that it happened at
 * @param text what happened and why it matters; no full stop
 */
public record Because(int step, String text) {}
