/**
 * A deterministic explorer of thread schedules: runs a program again and again on primitives that
 * are scheduling points, so that every order of dependent primitives is tried.
 *
 * <p>The search is stateless and depth-first, with dynamic partial-order reduction by source sets
 * and sleep sets [1, 2]: of two schedules that differ only in the order of independent primitives,
 * one is run. Under a bound on preemptions the reduction is not sound [3], so there every schedule
 * within the bound is run. Interleavings are sequentially consistent; weak memory is the business
 * of races on hardware. Plain fields must be protected by locks, since only primitives are
 * scheduling points.
 *
 * <ol>
 *   <li>C. Flanagan, P. Godefroid: Dynamic Partial-Order Reduction for Model Checking Software,
 *       POPL 2005
 *   <li>P. Godefroid: Partial-Order Methods for the Verification of Concurrent Systems, LNCS 1032
 *   <li>K. Coons, M. Musuvathi, K. McKinley: Bounded Partial-Order Reduction, OOPSLA 2013
 * </ol>
 */
@org.jspecify.annotations.NullMarked
package org.lufcheck.concurrent.explore;
