/**
 * mm/page_alloc.c: pcp lists, buddy with orders and its pend lists, zone generations, and the
 * sections around every page that leaves (P05, P09 to P13, P17, P18, P21, P22).
 */
@org.jspecify.annotations.NullMarked
package org.lufcheck.concurrent.alloc;
