/** Runs of concurrent code, recorded as steps of the model. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.concurrent.record;
