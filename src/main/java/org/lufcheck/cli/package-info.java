/** The command line: what is asked, what is printed, and how the program ends. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.cli;
