/**
 * Text that people write: where in a file something stands, what is wrong with it said in a way
 * that helps, and where the shipped files are.
 */
@org.jspecify.annotations.NullMarked
package org.lufcheck.variant.text;
