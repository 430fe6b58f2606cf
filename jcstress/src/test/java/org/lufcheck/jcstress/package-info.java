/** What the races say of themselves is complete, and stands in docs/races.md. */
@NullMarked
package org.lufcheck.jcstress;

import org.jspecify.annotations.NullMarked;
