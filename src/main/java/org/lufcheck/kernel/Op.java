package org.lufcheck.kernel;

/**
 * One call of a thread with its arguments resolved to numbers, in the order of {@link Call#args()}:
 * registers of the thread, slots, pages, flags, mms and tasks as numbered in {@link Setup}, values
 * as they are. Unused arguments are -1.
 */
public record Op(Call call, int a, int b) {
  /** A call without arguments. */
  public static Op of(Call call) {
    return new Op(call, -1, -1);
  }

  /** A call with one argument. */
  public static Op of(Call call, int a) {
    return new Op(call, a, -1);
  }
}
