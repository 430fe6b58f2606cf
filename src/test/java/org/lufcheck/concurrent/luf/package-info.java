/** Tests of LUF as concurrent code: clock, keys, marks. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.concurrent.luf;
