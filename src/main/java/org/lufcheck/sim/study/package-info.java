/**
 * Many simulations that answer one question: when to flush, and where the kernel's own memory
 * should be. What they found is kept as data, from which documents are written.
 */
@org.jspecify.annotations.NullMarked
package org.lufcheck.sim.study;
