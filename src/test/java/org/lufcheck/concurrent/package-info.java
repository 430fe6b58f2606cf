/** Tests of LUF as concurrent code. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.concurrent;
