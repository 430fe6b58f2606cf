/**
 * The oracle: what threads must know, and what nobody may see. It knows nothing of LUF, and reports
 * values.
 */
@org.jspecify.annotations.NullMarked
package org.lufcheck.concurrent.oracle;
