/**
 * Reductions: states that differ only by the names of frames, of interchangeable tasks, CPUs and
 * files, or by the absolute values of clocks, are represented by one of them.
 */
@org.jspecify.annotations.NullMarked
package org.lufcheck.kernel.reduce;
