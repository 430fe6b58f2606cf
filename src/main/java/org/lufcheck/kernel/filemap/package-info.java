/**
 * mm/filemap.c and mm/truncate.c: the page cache, reads and writes, truncation and invalidation.
 */
@org.jspecify.annotations.NullMarked
package org.lufcheck.kernel.filemap;
