package org.lufcheck.concurrent.prim;

/**
 * Makes the memory and the locks that kernel code runs on, and offers the primitives that belong to
 * no object. Objects of different factories must not be mixed. Names and indices of words and locks
 * serve readers of a schedule only.
 *
 * <p>An implementation decides who may run between two primitives: the machine ({@link Hardware}),
 * Java PathFinder ({@link Portable}), or this project's explorer. Thread-safe.
 */
public interface Primitives {
  /** A word that holds {@code initial}. */
  Word word(String name, int index, long initial);

  /** A free spinlock. */
  SpinLock spinLock(String name, int index);

  /** A free reader-writer lock. */
  RwLock rwLock(String name, int index);

  /** smp_mb(): a full memory barrier. */
  void smpMb();

  /**
   * A control dependency: marks the place where a branch on a word just read keeps later stores
   * (not later loads) behind that read. Costs nothing, as in the kernel.
   */
  void controlDependency();

  /**
   * Waits, as a loop around READ_ONCE() and cpu_relax() does, until the condition holds. Orders
   * nothing.
   */
  void await(Condition until);

  /**
   * Looks at memory for the oracle, as one step that no kernel code takes and that orders nothing.
   */
  boolean observe(Condition what);

  /**
   * Says that the calling thread begins an atomic step of the model: it takes effect at one of the
   * primitives between here and the call of {@link #end}. Steps of one actor do not nest; a step
   * that is begun again was not taken. Where nobody records, nothing happens.
   *
   * @param actor the thread's name, or {@code cpu1} for what a CPU does of its own accord
   */
  void begin(String actor);

  /**
   * Says which step of the model that was.
   *
   * @param actor as given to {@link #begin}
   * @param step {@code function: what}, the model's name of the step
   * @param choice the alternative taken, as the model names it; empty if there is only one
   * @param value what a user access or read() returned, or -1
   */
  void end(String actor, String step, String choice, int value);
}
