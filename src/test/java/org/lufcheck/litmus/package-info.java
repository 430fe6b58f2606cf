/** Promises of the scenario language and of the shipped scenarios. */
@NullMarked
package org.lufcheck.litmus;

import org.jspecify.annotations.NullMarked;
