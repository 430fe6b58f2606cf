/** The model and the concurrent code, given the same calls in the same order. */
@NullMarked
package org.lufcheck.properties.differential;

import org.jspecify.annotations.NullMarked;
