package org.lufcheck.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.lufcheck.kernel.oracle.Property;
import org.lufcheck.litmus.Expectation;
import org.lufcheck.litmus.Litmus;
import org.lufcheck.variant.text.SourceText;

/** Every property is violated somewhere; none is watched for nothing. */
class PropertiesBiteTest {
  private static final long ENOUGH = 2_000_000;

  /** Guards the model rather than a kernel; that it holds is part of every expectation. */
  private static final Set<Property> OF_THE_MODEL = Set.of(Property.Q2);

  private record Bite(Property property, String scenario, String kernel) {
    Case subject() {
      Litmus litmus = read(scenario);
      Expectation expectation =
          litmus.expectations().stream()
              .filter(e -> e.kernel().equals(kernel))
              .findFirst()
              .orElseThrow(() -> new AssertionError(scenario + " expects nothing of " + kernel));
      return Case.of(litmus, expectation);
    }

    Finding found() {
      return subject().search(Set.of(property), ENOUGH);
    }

    String row() {
      return String.format(
          "%-4s %-7s %-26s %-43s %s%n",
          property, property.kind(), scenario, kernel, found().toString().substring(10));
    }
  }

  private static final List<Bite> BITES =
      List.of(
          new Bite(Property.F1, "R7-frame-reused", "luf-repaired without H18"),
          new Bite(Property.F2, "RX18-page-poison", "luf-v12"),
          new Bite(Property.A2, "RX4-fork-and-migration", "luf-v12"),
          new Bite(Property.A3, "H15-mremap-of-empty-pte", "luf-repaired without H15"),
          new Bite(Property.S2, "R4-write-after-reclaim", "luf-v12"),
          new Bite(Property.C3, "RX2-diet-of-own-batch", "luf-v12"),
          new Bite(Property.M1, "RX14-use-after-mmdrop", "luf-v12"),
          new Bite(Property.Q1, "condition", "vanilla"),
          new Bite(Property.DBG, "RX24-tag-lost-in-buddy", "luf-v12 without tag-kept"),
          new Bite(Property.DBX, "R4-write-after-reclaim", "luf-v12"),
          new Bite(Property.F3, "RX2-diet-of-own-batch", "luf-v12-intended"),
          new Bite(Property.F4, "RX24-tag-lost-in-buddy", "luf-v10"),
          new Bite(Property.A1, "R4-write-after-reclaim", "luf-v12"),
          new Bite(Property.S1, "R4-write-after-reclaim", "luf-v12"),
          new Bite(Property.C1, "G-done-marks", "luf-v12-intended without mark-after-flush"),
          new Bite(Property.C2, "zone-mark", "luf-v12-intended without zone-order"),
          new Bite(Property.K1, "RX2-diet-of-own-batch", "luf-v12-intended"),
          new Bite(Property.K2, "G-key-reuse", "luf-v12-intended without key-merged"),
          new Bite(Property.V1, "R4-write-after-reclaim", "vanilla"),
          new Bite(Property.D1B, "RX3-window-after-fault", "luf-v12-intended"),
          new Bite(Property.D1A, "R5-two-mappings", "luf-v12"),
          new Bite(Property.D2B, "R8-remote-change", "luf-v12-intended"),
          new Bite(Property.D2A, "R8-remote-change", "luf-v12-intended"));

  private static Litmus read(String name) {
    String own = "/litmus/" + name + ".litmus";
    if (PropertiesBiteTest.class.getResource(own) == null) {
      return Case.SCENARIOS.find(name);
    }
    try (var in = PropertiesBiteTest.class.getResourceAsStream(own)) {
      String text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      return Litmus.read(SourceText.of(own, text), Case.VARIANTS.names());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void everyPropertyIsViolatedSomewhere() throws IOException {
    assertThat(BITES).allMatch(b -> b.found().property().equals(Optional.of(b.property())));
    Set<Property> all = new TreeSet<>(OF_THE_MODEL);
    BITES.forEach(b -> all.add(b.property()));
    assertThat(all).containsExactly(Property.values());
    Golden.verify(
        "properties.txt", Searches.map(BITES, Bite::row).stream().reduce("", String::concat));
  }
}
