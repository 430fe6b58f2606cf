package org.lufcheck.concurrent.debug;

import java.util.ArrayList;
import java.util.List;
import org.lufcheck.concurrent.prim.Primitives;
import org.lufcheck.concurrent.prim.SpinLock;

/** The log: the first report of each check. Thread-safe; its lock is the checks' only one. */
final class Reports {
  private final SpinLock lock;
  private final List<Report> all = new ArrayList<>();
  private long updates;
  private long checks;

  Reports(Primitives p, String name) {
    lock = p.spinLock(name, 0);
  }

  /** Every record and every check is under this one lock: strongly synchronised, and slow. */
  void lock() {
    lock.lock();
  }

  void unlock() {
    lock.unlock();
  }

  /** Under the lock. */
  void updated() {
    updates++;
  }

  /** Under the lock. */
  void checked() {
    checks++;
  }

  /** Under the lock. */
  void add(Report report) {
    for (Report old : all) {
      if (old.check().equals(report.check())) {
        return;
      }
    }
    all.add(report);
  }

  /** What was reported so far. */
  List<Report> all() {
    lock();
    try {
      return List.copyOf(all);
    } finally {
      unlock();
    }
  }

  /** How often the record was updated and how often it was asked, so far. */
  Cost cost() {
    lock();
    try {
      return new Cost(updates, checks);
    } finally {
      unlock();
    }
  }
}
