/** The smallest programs, to show how one is written. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.concurrent.example;
