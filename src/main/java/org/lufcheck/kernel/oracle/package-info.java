/** What must hold: properties of what programs and owners observe, and of LUF's bookkeeping. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.kernel.oracle;
