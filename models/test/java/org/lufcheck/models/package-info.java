/** Promises about the shipped scenarios and kernels, kept by searching them. */
@NullMarked
package org.lufcheck.models;

import org.jspecify.annotations.NullMarked;
