/**
 * Races on real hardware, seen from the command line: the other program that runs them, what it
 * tells, and what that means in words. Nothing here depends on JCStress.
 */
@NullMarked
package org.lufcheck.cli.races;

import org.jspecify.annotations.NullMarked;
