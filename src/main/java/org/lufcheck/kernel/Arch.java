package org.lufcheck.kernel;

/**
 * Which rules of TLB invalidation hold.
 *
 * @param name as the command line names it
 * @param generations whether each CPU compares a TLB generation when it switches to an mm or leaves
 *     lazy mode, and flushes when behind (x86: mm->context.tlb_gen)
 * @param eagerClear whether switching away takes the CPU out of mm_cpumask at once
 * @param lazySkipped whether CPUs in lazy mode are left out of flush IPIs
 * @param broadcast whether invalidations are broadcast by hardware at unmap time and flushing is
 *     only the barrier that waits for them (arm64)
 */
public record Arch(
    String name, boolean generations, boolean eagerClear, boolean lazySkipped, boolean broadcast) {
  /** x86 as of 6.12: generation check, eager clearing of mm_cpumask. */
  public static final Arch X86 = new Arch("x86", true, true, true, false);

  /** x86 since 209954cbc7d0: mm_cpumask bits are cleared lazily. */
  public static final Arch X86_LAZY = new Arch("x86-lazy", true, false, true, false);

  /** riscv: mask bits stay, no generation; a batch flush reaches all address spaces. */
  public static final Arch RISCV = new Arch("riscv", false, false, false, false);

  /** arm64: broadcast invalidation, completed by a barrier. */
  public static final Arch ARM64 = new Arch("arm64", false, false, false, true);

  /** All shipped architectures. */
  public static java.util.List<Arch> all() {
    return java.util.List.of(X86, X86_LAZY, RISCV, ARM64);
  }
}
