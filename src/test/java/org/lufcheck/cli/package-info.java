/** Tests of the command line: what it prints, and how it ends. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.cli;
