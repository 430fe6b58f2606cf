/** Tests of the concurrent page allocator. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.concurrent.alloc;
