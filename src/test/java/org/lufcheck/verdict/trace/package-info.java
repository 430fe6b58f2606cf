/** Tests of stored runs and their replay. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.verdict.trace;
