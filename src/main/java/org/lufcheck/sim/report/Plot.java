package org.lufcheck.sim.report;

/**
 * A picture.
 *
 * @param name of its file, without ending
 * @param title what it shows, for people who cannot see it too
 * @param png the picture, which nobody changes
 */
@SuppressWarnings("ArrayRecordComponent")
public record Plot(String name, String title, byte[] png) {}
