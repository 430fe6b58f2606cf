package org.lufcheck.jcstress.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lufcheck.jcstress.about.Broken;
import org.lufcheck.jcstress.about.Cause;
import org.lufcheck.jcstress.about.Race;
import org.openjdk.jcstress.infra.runners.TestList;

/** The races of this program, found through JCStress's list of tests. Immutable. */
public final class Catalogue {
  private final List<Entry> entries;

  private Catalogue(List<Entry> entries) {
    this.entries = entries;
  }

  /**
   * A race.
   *
   * @param name its file's name
   * @param race what it says about itself
   * @param tests its versions, the broken ones first, each in the order of their names
   */
  public record Entry(String name, Race race, List<Version> tests) {}

  /**
   * A test.
   *
   * @param test JCStress's name of it
   * @param name the name of the nested class
   * @param cause who can let it be seen to break; nothing for a right version
   */
  public record Version(String test, String name, Optional<Cause> cause) {}

  /** Reads the list. */
  public static Catalogue read() {
    SortedMap<String, List<Class<?>>> files = new TreeMap<>();
    for (String test : TestList.tests()) {
      Class<?> version = load(TestList.getInfo(test).binaryName());
      Class<?> file = version.getEnclosingClass();
      String name = (file == null ? version : file).getName();
      files.computeIfAbsent(name, key -> new ArrayList<>()).add(version);
    }
    List<Entry> entries = new ArrayList<>();
    files.forEach((file, versions) -> entries.add(entry(load(file), versions)));
    return new Catalogue(List.copyOf(entries));
  }

  private static Entry entry(Class<?> file, List<Class<?>> versions) {
    Race race = file.getAnnotation(Race.class);
    if (race == null) {
      throw new IllegalStateException(file.getName() + " does not say what it is about");
    }
    List<Version> tests = new ArrayList<>();
    for (String test : TestList.tests()) {
      for (Class<?> version : versions) {
        if (TestList.getInfo(test).binaryName().equals(version.getName())) {
          Broken broken = version.getAnnotation(Broken.class);
          tests.add(
              new Version(
                  test, version.getSimpleName(), Optional.ofNullable(broken).map(Broken::value)));
        }
      }
    }
    tests.sort(
        java.util.Comparator.comparing((Version v) -> v.cause().isEmpty())
            .thenComparing(Version::name));
    return new Entry(file.getSimpleName(), race, List.copyOf(tests));
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Catalogue.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All races, by name. */
  public List<Entry> entries() {
    return entries;
  }
}
