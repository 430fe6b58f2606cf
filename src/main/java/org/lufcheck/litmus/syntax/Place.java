package org.lufcheck.litmus.syntax;

import org.lufcheck.variant.text.Position;

/** How a scenario names something that holds contents. */
public sealed interface Place {
  /** Where it is written. */
  Position at();

  /** The place as people write it. */
  String print();

  /** A page of a file, {@code F[0]}. */
  record FilePage(Name file, Num index) implements Place {
    @Override
    public Position at() {
      return file.at();
    }

    @Override
    public String print() {
      return file.text() + "[" + index.value() + "]";
    }
  }

  /** An address of an mm, {@code A.v0}; as a page, the anonymous page of that address. */
  record Address(Name mm, Name va) implements Place {
    @Override
    public Position at() {
      return mm.at();
    }

    @Override
    public String print() {
      return mm.text() + "." + va.text();
    }
  }
}
