/** Tests of the primitives. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.concurrent.prim;
