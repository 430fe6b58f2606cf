/** Verdicts as plain text of at most 100 columns. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.verdict.text;
