/**
 * Runs the programs of {@code models/jpf} under Java PathFinder, in a JVM of its own for each run,
 * and judges what came out; where Java PathFinder is not installed, under lufcheck's own explorer.
 *
 * <p>Nothing here is compiled against Java PathFinder. The few lines that talk to it are a
 * resource, {@code PathfinderDriver.java}, which is compiled against the installation of the user
 * when it is needed.
 */
@org.jspecify.annotations.NullMarked
package org.lufcheck.pathfinder;
