package org.lufcheck.programs;

import org.lufcheck.concurrent.Program;
import org.lufcheck.concurrent.Trial;
import org.lufcheck.concurrent.prim.Portable;

/**
 * What Java PathFinder starts: runs one program once, on primitives that JPF explores, and fails
 * with an {@link AssertionError} if something was wrong.
 */
public final class PathfinderMain {
  private static final String TWIN = "twin";

  private PathfinderMain() {}

  /** The program's class, and {@code twin} if its seeded bug is to be in place. */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    Class<?> type = Class.forName(arguments[0]);
    Program program = (Program) type.getDeclaredConstructor().newInstance();
    run(program, arguments.length > 1 && arguments[1].equals(TWIN));
  }

  /** The first thread is this one: a thread less, and far fewer states. */
  private static void run(Program program, boolean twin) {
    Trial trial = program.trial(new Portable(), twin);
    Runnable[] bodies = trial.threads();
    String[] actors = trial.actors();
    Thread[] others = new Thread[bodies.length];
    for (int i = 1; i < bodies.length; i++) {
      others[i] = new Thread(bodies[i], actors[i]);
      others[i].start();
    }
    bodies[0].run();
    for (int i = 1; i < bodies.length; i++) {
      join(others[i]);
    }
    String violation = trial.violation();
    if (!violation.isEmpty()) {
      throw new AssertionError(violation);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
