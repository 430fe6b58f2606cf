package org.lufcheck.concurrent.state;

import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.prim.SpinLock;
import org.lufcheck.concurrent.prim.Word;

/** A logical page: its slot in the page cache or swap cache, its lock, and its backing store. */
public final class Page {
  /** As people write it, {@code F[0]}. */
  public final String name;

  /** Its file, or -1 for an anonymous page. */
  public final int file;

  /** The folio lock; interrupts stay on. */
  public final SpinLock lock;

  /** Its frame in the cache, or 0; written under the folio lock. */
  public final Word frame;

  /** The newest version; the oracle's. */
  public final Word version;

  /** What disk or swap holds, in the format of {@link Contents}. */
  public final Word stored;

  /** The folio is dirty; under the folio lock. */
  public boolean dirty;

  /** A page that is not in memory. */
  public Page(Primitives p, int number, String name, int file, int value) {
    this.name = name;
    this.file = file;
    lock = p.spinLock("folio lock", number);
    frame = p.word("page cache", number, 0);
    version = p.word("version", number, 0);
    stored = p.word("disk", number, Contents.of(number, 0, value));
  }
}
