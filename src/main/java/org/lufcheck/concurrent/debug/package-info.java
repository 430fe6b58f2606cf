/**
 * Debug checks in the concurrent code: those of the series (M25), and our own, which know nothing
 * of LUF. Both hang on the same {@linkplain org.lufcheck.concurrent.debug.DebugHooks calls} and say
 * what they have to say as {@linkplain org.lufcheck.concurrent.debug.Report values}. What each
 * check is about: docs/debug-checks.md; the same checks as monitors of the model: {@link
 * org.lufcheck.kernel.debug}.
 */
@NullMarked
package org.lufcheck.concurrent.debug;

import org.jspecify.annotations.NullMarked;
