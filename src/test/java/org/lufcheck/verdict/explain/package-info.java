/** Tests that explanations name what really led to a failure. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.verdict.explain;
