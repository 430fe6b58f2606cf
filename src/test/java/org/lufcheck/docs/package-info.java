/** Holds the documents in docs/ and README.md to what the program does. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.docs;
