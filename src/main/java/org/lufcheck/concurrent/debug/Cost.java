package org.lufcheck.concurrent.debug;

/**
 * What checks have cost, as a kernel would count it in debugfs.
 *
 * @param updates how often a record was changed
 * @param checks how often a record was asked
 */
public record Cost(long updates, long checks) {
  /** What was spent since an earlier count. */
  public Cost since(Cost earlier) {
    return new Cost(updates - earlier.updates, checks - earlier.checks);
  }
}
