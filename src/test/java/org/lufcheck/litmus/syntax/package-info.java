/** Promises of the scenario parser and printer. */
@NullMarked
package org.lufcheck.litmus.syntax;

import org.jspecify.annotations.NullMarked;
