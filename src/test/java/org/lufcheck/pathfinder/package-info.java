/** Tests of the runner, against a JPF that is not one. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.pathfinder;
