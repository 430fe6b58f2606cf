/**
 * The memory of the kernel as concurrent code sees it: what is shared is made of words and locks,
 * the rest belongs to one thread or is protected by the lock that is named beside it.
 */
@org.jspecify.annotations.NullMarked
package org.lufcheck.concurrent.state;
