/** Tests of reports: golden files, and that they fit a page. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.verdict.text;
