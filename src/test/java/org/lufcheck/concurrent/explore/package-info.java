/** Tests of the explorer of thread schedules. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.concurrent.explore;
