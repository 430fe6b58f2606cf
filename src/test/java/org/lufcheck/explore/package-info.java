/** Promises of the checker, on graphs small enough for a naive reference. */
@NullMarked
package org.lufcheck.explore;

import org.jspecify.annotations.NullMarked;
