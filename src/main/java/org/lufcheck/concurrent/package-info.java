/**
 * LUF's lock-free and finely locked parts as they run on real threads, each class named after the
 * kernel's thing. Built on {@code prim}, so that the same code is raced on hardware, explored by
 * Java PathFinder and by {@code explore}, and recorded for replay in the model.
 *
 * <p>What the model has and this code has not: fork; mremap, madvise, uprobes and the like; context
 * switches, and with them lazy TLB mode and borrowed mms, since each task has a CPU to itself;
 * inaccessible PTEs and accessed bits; lists of several folios; tmpfs; requests below the
 * watermarks; other hardware than x86; flushes that ride along. A scenario that needs one of these
 * is refused ({@link org.lufcheck.concurrent.Script#supports}), as is a kernel whose flushes ride
 * along ({@link org.lufcheck.concurrent.Machine}). Nothing is claimed of them here: what is known
 * comes from the model alone.
 */
@org.jspecify.annotations.NullMarked
package org.lufcheck.concurrent;
