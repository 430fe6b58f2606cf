/**
 * What a reader gets of simulations: tables, plots, a page, CSV and JSON. Nothing here simulates;
 * everything is a function of results.
 */
@org.jspecify.annotations.NullMarked
package org.lufcheck.sim.report;
