/** The series' debug feature as monitors that can be watched (the last patch, M25). */
@org.jspecify.annotations.NullMarked
package org.lufcheck.kernel.debug;
