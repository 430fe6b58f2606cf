/**
 * Kernels as data: which hooks, guards and orders a kernel has, read from a file, varied by taking
 * single ones out.
 */
@org.jspecify.annotations.NullMarked
package org.lufcheck.variant;
