/**
 * The scenario language: reads a file that tells a story about a machine and its threads, and makes
 * of it what the model needs, the condition to look for and the results to expect.
 */
@org.jspecify.annotations.NullMarked
package org.lufcheck.litmus;
