/**
 * Kernel paths on top of LUF: user accesses and faults, reclaim, migration, file I/O, truncation,
 * changes of mappings. Each is a plain method that one thread runs; the steps that it announces are
 * the model's.
 */
@org.jspecify.annotations.NullMarked
package org.lufcheck.concurrent.mm;
