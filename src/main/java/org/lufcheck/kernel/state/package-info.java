/**
 * Packed states: bit fields, their layout, and the cursor through which steps read and write them.
 */
@org.jspecify.annotations.NullMarked
package org.lufcheck.kernel.state;
