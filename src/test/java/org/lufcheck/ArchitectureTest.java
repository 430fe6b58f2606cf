package org.lufcheck;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the house to its floors. */
final class ArchitectureTest {
  /** From the ground up. */
  private static final List<String> FLOORS =
      List.of(
          "explore",
          "kernel",
          "variant",
          "litmus",
          "verdict",
          "concurrent",
          "programs",
          "pathfinder",
          "sim",
          "cli");

  private static final String COMMAND_LINE = "org.lufcheck.cli..";

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.lufcheck");

  static List<String> floors() {
    return FLOORS;
  }

  @ParameterizedTest
  @MethodSource("floors")
  void aFloorNeverImportsOneAboveIt(String floor) {
    String[] above =
        FLOORS.subList(FLOORS.indexOf(floor) + 1, FLOORS.size()).stream()
            .map(ArchitectureTest::packagesOf)
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(packagesOf(floor))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(above)
        .allowEmptyShould(true)
        .check(MAIN);
  }

  @Test
  void everyClassLivesOnAFloor() {
    classes()
        .should()
        .resideInAnyPackage(
            FLOORS.stream().map(ArchitectureTest::packagesOf).toArray(String[]::new))
        .check(MAIN);
  }

  @Test
  void onlyTheCommandLinePrints() {
    noClasses()
        .that()
        .resideOutsideOfPackage(COMMAND_LINE)
        .should(ACCESS_STANDARD_STREAMS)
        .check(MAIN);
  }

  @Test
  void onlyTheCommandLineReadsItsSurroundings() {
    noClasses()
        .that()
        .resideOutsideOfPackage(COMMAND_LINE)
        .should()
        .callMethodWhere(
            target(owner(nameMatching("java\\.lang\\.System")))
                .and(target(nameMatching("(get|set|clear)Propert(y|ies)|getenv|exit"))))
        .orShould()
        .callMethodWhere(
            target(owner(nameMatching("java\\.lang\\.(Boolean|Integer|Long)")))
                .and(target(nameMatching("getBoolean|getInteger|getLong"))))
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Properties.class)
        .check(MAIN);
  }

  @Test
  void nothingIsGlobalAndMutable() {
    fields().that().areStatic().should().beFinal().allowEmptyShould(true).check(MAIN);
  }

  private static String packagesOf(String floor) {
    return "org.lufcheck." + floor + "..";
  }
}
