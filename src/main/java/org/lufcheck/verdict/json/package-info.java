/** Verdicts as JSON with the stable field names of docs/json.md. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.verdict.json;
