/**
 * Small concurrent programs, one hazard each, in numbered files that can be read one after the
 * other. Each is explored completely, by Java PathFinder ({@code lufcheck jpf}) or by lufcheck's
 * own explorer, and so is its twin, which lacks one hook or guard and has to be caught.
 *
 * <p>Everything here must be digestible for Java PathFinder: see {@link
 * org.lufcheck.concurrent.Program}.
 */
@org.jspecify.annotations.NullMarked
package org.lufcheck.programs;
