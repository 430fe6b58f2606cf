/**
 * Runs the races for the command line, and tells it what there is and what was seen: one JSON
 * object a line on standard output. What JCStress itself has to say goes to standard error.
 */
@NullMarked
package org.lufcheck.jcstress.run;

import org.jspecify.annotations.NullMarked;
