/**
 * Recorded runs of concurrent code, replayed in the model: is every one of them a run of the model?
 */
@org.jspecify.annotations.NullMarked
package org.lufcheck.concurrent.replay;
