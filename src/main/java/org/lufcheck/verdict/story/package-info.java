/** Runs as values: what each step did, who took it and what changed. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.verdict.story;
