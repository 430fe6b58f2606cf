package org.lufcheck.cli;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;

/** Whether a person is looking at the output. */
final class Terminal {
  private Terminal() {}

  /** Whether standard input and output are a terminal. */
  @SuppressWarnings("SystemConsoleNull")
  static boolean present() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      // Since JDK 22 there is a console even if nobody looks at it.
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      return false;
    }
  }
}
