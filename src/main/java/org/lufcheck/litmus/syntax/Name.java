package org.lufcheck.litmus.syntax;

import org.lufcheck.variant.text.Position;

/** A name or a word where it is written. */
public record Name(String text, Position at) {}
