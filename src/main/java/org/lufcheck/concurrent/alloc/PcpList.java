package org.lufcheck.concurrent.alloc;

import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.prim.SpinLock;

/**
 * struct per_cpu_pages: single pages, those with a key at the tail, so that they are taken last
 * (P11). Everything but {@link #lock} needs the lock, which is only ever tried.
 */
final class PcpList {
  /** A request looks at no more than this many pages that it cannot take (P18). */
  private static final int TRIES = 3;

  final SpinLock lock;

  private final Links links;
  private final int list;
  private int count;

  PcpList(Primitives p, Links links, int number) {
    lock = p.spinLock("pcp->lock", number);
    this.links = links;
    list = links.newList();
  }

  int count() {
    return count;
  }

  /** free_frozen_page_commit(): the page's tag is its key. */
  void add(int frame, int key) {
    links.setTag(frame, key);
    if (key == 0) {
      links.addHead(list, frame);
    } else {
      links.addTail(list, frame);
    }
    count++;
  }

  /** __rmqueue_pcplist(): the first page that may leave, or 0. */
  int take(TakeOff.Section section) {
    int failed = 0;
    for (int f = links.first(list); f != 0 && failed < TRIES; f = links.after(list, f)) {
      if (section.checkAndFold(links.tag(f))) {
        remove(f);
        links.setTag(f, 0);
        return f;
      }
      failed++;
    }
    return 0;
  }

  /**
   * The page that has been here longest among those without a key, else any; 0 if there is none.
   */
  int evict() {
    int first = links.first(list);
    if (first != 0) {
      remove(first);
    }
    return first;
  }

  private void remove(int frame) {
    links.remove(frame);
    count--;
  }
}
