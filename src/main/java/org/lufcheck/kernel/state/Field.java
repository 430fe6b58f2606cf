package org.lufcheck.kernel.state;

/**
 * A bit field of the packed state. It is stored relative to its first value, so that the initial
 * state is all zeros, and a field of no bits is a constant.
 *
 * @param name for people
 * @param word which long
 * @param shift lowest bit
 * @param mask largest stored value; 0 for a constant
 * @param first value in the initial state
 */
public record Field(String name, int word, int shift, int mask, int first) {}
