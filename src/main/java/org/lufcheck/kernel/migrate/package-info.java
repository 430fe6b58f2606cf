/** mm/migrate.c: demotion, promotion and compaction of one folio, and soft offlining. */
@org.jspecify.annotations.NullMarked
package org.lufcheck.kernel.migrate;
