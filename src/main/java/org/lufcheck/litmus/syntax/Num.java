package org.lufcheck.litmus.syntax;

import org.lufcheck.variant.text.Position;

/** A number where it is written. */
public record Num(int value, Position at) {}
