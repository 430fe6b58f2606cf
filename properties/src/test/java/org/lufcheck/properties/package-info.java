/** Statements about the checker and the model, tried on generated inputs. */
@NullMarked
package org.lufcheck.properties;

import org.jspecify.annotations.NullMarked;
