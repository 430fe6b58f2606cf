package org.lufcheck.sim.input;

import org.lufcheck.variant.text.Position;
import org.lufcheck.variant.text.SourceText;

/**
 * A value as a file states it.
 *
 * @param key the path of keys to it, such as {@code nodes.1.latency}; items of lists count from 0
 * @param value the value with its unit, without what is said about its origin
 * @param origin where it comes from
 * @param note more about its origin, or empty
 * @param source the file
 * @param at where in the file the value is, with what is said about its origin
 */
public record Stated(
    String key, String value, Origin origin, String note, SourceText source, Position at) {}
