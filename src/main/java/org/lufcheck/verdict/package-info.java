/** Results of checks as immutable values, and how they are found. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.verdict;
