/** Runs stored by the names of their steps, and replayed on the same or another kernel. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.verdict.trace;
