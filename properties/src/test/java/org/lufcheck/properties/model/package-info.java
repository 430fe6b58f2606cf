/** Small scenarios, and runs of the model, for other properties to speak of. */
@NullMarked
package org.lufcheck.properties.model;

import org.jspecify.annotations.NullMarked;
