/** What people see of states and steps: names, values, changes, and what the model leaves out. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.kernel.view;
