/** What a race says about itself: what it is about, and how its broken versions can be seen. */
@NullMarked
package org.lufcheck.jcstress.about;

import org.jspecify.annotations.NullMarked;
