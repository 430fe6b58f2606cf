/**
 * The rules of LUF as algebra: an order of generations, sets of CPUs, tags, eligibility, take-off,
 * watermarks. Each class calls its subject through methods of its own, so that {@link
 * org.lufcheck.properties.algebra.AlgebraMutants} can put a broken one in its place.
 */
@NullMarked
package org.lufcheck.properties.algebra;

import org.jspecify.annotations.NullMarked;
