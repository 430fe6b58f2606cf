/** Known mutants, and the proof that a property kills each of them within its default tries. */
@NullMarked
package org.lufcheck.properties.kill;

import org.jspecify.annotations.NullMarked;
