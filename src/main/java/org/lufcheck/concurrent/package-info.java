/**
 * LUF's lock-free and finely locked parts as they run on real threads, each class named after the
 * kernel's thing. Built on {@code prim}, so that the same code is raced on hardware, explored by
 * Java PathFinder and by {@code explore}, and recorded for replay in the model.
 */
@org.jspecify.annotations.NullMarked
package org.lufcheck.concurrent;
