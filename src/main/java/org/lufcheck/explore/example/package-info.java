/** Small models with known state counts, for measuring and showing the checker. */
@NullMarked
package org.lufcheck.explore.example;

import org.jspecify.annotations.NullMarked;
