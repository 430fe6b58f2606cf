/** What is printed can be read again, and what cannot be read is refused with its place. */
@NullMarked
package org.lufcheck.properties.formats;

import org.jspecify.annotations.NullMarked;
