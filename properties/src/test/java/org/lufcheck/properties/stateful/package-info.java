/**
 * Random sequences of kernel operations on the concurrent code, in one thread, on machines far
 * beyond the model's limits: judged by the oracle, compared with vanilla step by step, and, once
 * shrunk, replayed in the model.
 */
@NullMarked
package org.lufcheck.properties.stateful;

import org.jspecify.annotations.NullMarked;
