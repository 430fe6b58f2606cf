/**
 * The model of Linux' memory management and of LUF: what a scenario consists of, which rules a
 * kernel has, and the transition system that both make together.
 */
@org.jspecify.annotations.NullMarked
package org.lufcheck.kernel;
