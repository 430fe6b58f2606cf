package org.lufcheck.verdict.text;

/**
 * A row of a printed story: one step, or several of one actor folded.
 *
 * @param first number of the first step
 * @param last number of the last one
 * @param main number of the step that is named
 */
record Row(int first, int last, int main) {
  int size() {
    return last - first + 1;
  }
}
