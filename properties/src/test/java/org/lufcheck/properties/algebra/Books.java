package org.lufcheck.properties.algebra;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is really owed, for each batch and CPU the newest request that has not been answered. Keys
 * come first, then the zone, then the task.
 */
final class Books {
  private final List<Map<Integer, Integer>> accounts = new ArrayList<>();

  /** Empty books for keys 1 to {@code keys}. */
  Books(int keys) {
    for (int i = 0; i < keys + 3; i++) {
      accounts.add(new HashMap<>());
    }
  }

  /** The account of the zone's batch. */
  int zone() {
    return accounts.size() - 2;
  }

  /** The account of the task's take-off batch. */
  int task() {
    return accounts.size() - 1;
  }

  /** CPUs of a mask come to owe a request. */
  void request(int account, int mask, int ugen) {
    for (int c = 0; c < Integer.SIZE; c++) {
      if ((mask & 1 << c) != 0) {
        accounts.get(account).merge(c, ugen, Math::max);
      }
    }
  }

  /** CPUs of a mask have answered everything that was requested so far. */
  void flush(int mask) {
    accounts.forEach(account -> account.keySet().removeIf(c -> (mask & 1 << c) != 0));
  }

  /** What one account holds is owed to another one, too. */
  void copy(int from, int to) {
    accounts.get(from).forEach((c, ugen) -> accounts.get(to).merge(c, ugen, Math::max));
  }

  /** What one account holds is owed to another one instead. */
  void move(int from, int to) {
    copy(from, to);
    accounts.get(from).clear();
  }

  /** The CPUs that owe something to an account. */
  int cpus(int account) {
    return accounts.get(account).keySet().stream().mapToInt(c -> 1 << c).sum();
  }

  /** The newest request of an account that is not answered, or 0. */
  int newest(int account) {
    return accounts.get(account).values().stream().mapToInt(u -> u).max().orElse(0);
  }

  /** Whether anybody owes anything. */
  boolean owed() {
    return accounts.stream().anyMatch(account -> !account.isEmpty());
  }
}
