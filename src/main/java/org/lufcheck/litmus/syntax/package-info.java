/**
 * The grammar of scenarios: tokens, the tree of a file with its positions, the parser that builds
 * it and the printer that writes it back.
 */
@org.jspecify.annotations.NullMarked
package org.lufcheck.litmus.syntax;
