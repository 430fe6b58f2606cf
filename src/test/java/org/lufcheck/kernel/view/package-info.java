/** Tests of what people see of states and steps. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.kernel.view;
