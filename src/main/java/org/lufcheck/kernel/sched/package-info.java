/**
 * kernel/sched/core.c: context switches, lazy TLB mode, and what LUF does when a switch finishes.
 */
@org.jspecify.annotations.NullMarked
package org.lufcheck.kernel.sched;
