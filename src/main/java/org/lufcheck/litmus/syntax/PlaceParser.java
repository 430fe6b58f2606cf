package org.lufcheck.litmus.syntax;

/** Reads the end of {@code F[0]} and {@code A.v0} behind their first name. */
final class PlaceParser {
  private final Cursor in;

  PlaceParser(Cursor in) {
    this.in = in;
  }

  /** Whether a place goes on here. */
  boolean goesOn() {
    return in.sees("[") || in.sees(".");
  }

  Place place(Name first) {
    if (in.accept(".")) {
      return new Place.Address(first, in.name("an address"));
    }
    return filePage(first);
  }

  Place.FilePage filePage(Name file) {
    in.expect("[");
    Num index = in.number("the page's index");
    in.expect("]");
    return new Place.FilePage(file, index);
  }
}
