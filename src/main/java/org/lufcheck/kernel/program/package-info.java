/**
 * Programs of atomic steps: each kernel path is assembled, with its subroutines inlined, into a
 * flat list of steps in which one number, the program counter, says where a task is.
 */
@org.jspecify.annotations.NullMarked
package org.lufcheck.kernel.program;
