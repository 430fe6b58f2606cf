/** Why a run is wrong, derived from the run: the false clause with its values, and how it came. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.verdict.explain;
