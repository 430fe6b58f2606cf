package org.lufcheck.litmus.syntax;

import org.lufcheck.variant.text.Position;

/** An argument of a call; what it may be depends on the call. */
public sealed interface Argument {
  /** Where it is written. */
  Position at();

  /** A small number. */
  record Number(Num num) implements Argument {
    @Override
    public Position at() {
      return num.at();
    }
  }

  /** An address of the thread's own mm, a flag, an mm or a thread. */
  record Word(Name name) implements Argument {
    @Override
    public Position at() {
      return name.at();
    }
  }

  /** A page, or an address with its mm. */
  record At(Place place) implements Argument {
    @Override
    public Position at() {
      return place.at();
    }
  }
}
