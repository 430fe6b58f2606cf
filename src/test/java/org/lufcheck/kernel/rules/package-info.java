@NullMarked
package org.lufcheck.kernel.rules;

import org.jspecify.annotations.NullMarked;
