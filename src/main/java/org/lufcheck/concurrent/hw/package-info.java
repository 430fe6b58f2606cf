/** CPUs at work: IPIs sent, handled at poll points and acknowledged; TLBs filled and flushed. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.concurrent.hw;
