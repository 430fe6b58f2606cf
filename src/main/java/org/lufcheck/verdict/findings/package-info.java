/** What was found in all scenarios on all kernels, as one document. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.verdict.findings;
