/** Tests of how verdicts are found and compared with expectations. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.verdict;
