/** Promises of messages about mistakes in text. */
@NullMarked
package org.lufcheck.variant.text;

import org.jspecify.annotations.NullMarked;
