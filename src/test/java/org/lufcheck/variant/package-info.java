/** Promises of variant files and of the shipped kernels. */
@NullMarked
package org.lufcheck.variant;

import org.jspecify.annotations.NullMarked;
