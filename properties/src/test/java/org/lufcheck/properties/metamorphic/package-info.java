/**
 * Changes of a scenario or a kernel whose effect on the verdict is known beforehand. All of these
 * search the model exhaustively, for generated scenarios of a reader, a changer and a background
 * thread; a generated scenario with more states than {@link
 * org.lufcheck.properties.model.Searched#MOST_STATES} is discarded.
 */
@NullMarked
package org.lufcheck.properties.metamorphic;

import org.jspecify.annotations.NullMarked;
