/** LUF's memory-ordering obligations, each as a race between a broken and a right version. */
@NullMarked
package org.lufcheck.jcstress;

import org.jspecify.annotations.NullMarked;
