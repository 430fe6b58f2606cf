/**
 * A general explicit-state checker: packed states, an exact store, searches, reductions, progress
 * checking and counterexamples; it knows nothing of kernels.
 */
@NullMarked
package org.lufcheck.explore;

import org.jspecify.annotations.NullMarked;
