/** Tests of the inclusion of recorded runs in the model. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.concurrent.replay;
