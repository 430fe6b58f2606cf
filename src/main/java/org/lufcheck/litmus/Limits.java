package org.lufcheck.litmus;

/** How large a scenario may be. */
final class Limits {
  /** CPUs, counting those of {@code @ any}. */
  static final int CPUS = 6;

  /** Page frames. */
  static final int FRAMES = 7;

  /** Free frames beyond the resident pages when a scenario does not say. */
  static final int SPARE_FRAMES = 2;

  /** The largest value that a page or a flag can have. */
  static final int VALUE = 7;

  /** Files. */
  static final int FILES = 4;

  /** Pages of one file. */
  static final int FILE_PAGES = 4;

  /** Address spaces. */
  static final int MMS = 4;

  /** Addresses of one address space. */
  static final int ADDRESSES = 4;

  /** Threads. */
  static final int THREADS = 8;

  /** Calls of one thread. */
  static final int CALLS = 16;

  /** Registers of one thread. */
  static final int REGISTERS = 6;

  /** Flags. */
  static final int FLAGS = 6;

  /** How often a background program may run. */
  static final int REPEATS = 7;

  private Limits() {}
}
