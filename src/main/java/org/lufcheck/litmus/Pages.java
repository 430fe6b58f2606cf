package org.lufcheck.litmus;

import org.lufcheck.kernel.Setup;
import org.lufcheck.litmus.syntax.Place;

/** Finds the pages that places name. */
record Pages(Check check, Memory memory) {

  /** The number of the page. */
  int number(Place place) {
    return place instanceof Place.FilePage page ? ofFile(page) : anonymous((Place.Address) place);
  }

  private int ofFile(Place.FilePage place) {
    if (memory.file(place.file().text()) < 0) {
      throw check.unknown(
          place.file(), "file", memory.files().stream().map(Setup.File::name).toList());
    }
    return memory
        .page(place.print())
        .orElseThrow(
            () -> check.error(place.index().at(), "the file has no page " + place.print(), ""));
  }

  private int anonymous(Place.Address place) {
    int mm = memory.mm(place.mm().text());
    if (mm < 0) {
      throw check.unknown(place.mm(), "address space", memory.mms());
    }
    int slot =
        memory
            .slot(mm, place.va().text())
            .orElseThrow(() -> check.unknown(place.va(), "address", memory.addresses(mm)));
    int page = memory.slots().get(slot).anon();
    if (page < 0) {
      throw check.error(
          place.at(), place.print() + " is a shared mapping and has no page of its own", "F[0]");
    }
    return page;
  }
}
