package org.lufcheck.cli;

import picocli.CommandLine.IVersionProvider;

/** The program's version, from its jar. */
final class Version implements IVersionProvider {
  /** The version, or {@code unpackaged} when the program does not run from its jar. */
  static String number() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"lufcheck " + number()};
  }
}
