/** The hardware: CPUs, TLBs that fill and drop entries as they like, and IPIs. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.kernel.hw;
