package org.lufcheck.kernel.view;

/**
 * One thing of a state that has a name and a value.
 *
 * @param key unique and stable within a scenario
 * @param name as a trace names it
 * @param value for people; empty for what is usual, such as no TLB entry
 * @param kind what it is about
 */
public record Item(String key, String name, String value, Kind kind) {}
